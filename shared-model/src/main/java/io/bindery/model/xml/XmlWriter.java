package io.bindery.model.xml;

/** Serialises elements; the output is what travels on the wire and in the logs of the stores. */
public final class XmlWriter {
    private static final String STREAM_PREFIX = "stream:";

    private XmlWriter() {}

    /**
     * The element as XML.
     *
     * @param inherited the default namespace in force where the text is put
     */
    public static String write(XmlElement element, String inherited) {
        StringBuilder out = new StringBuilder(256);
        append(out, element, inherited);
        return out.toString();
    }

    /** The element as a document of its own, which needs no header around it to be understood. */
    public static String document(XmlElement element) {
        StringBuilder out = new StringBuilder(256);
        append(out, element, "", false);
        return out.toString();
    }

    /** Appends an element; stream-level elements take the {@code stream:} prefix that the header declares. */
    public static void append(StringBuilder out, XmlElement element, String inherited) {
        append(out, element, inherited, true);
    }

    private static void append(StringBuilder out, XmlElement element, String inherited, boolean prefixDeclared) {
        String prefix = prefix(element.namespace());
        String tag = prefix + element.name();
        String scope = prefix.isEmpty() ? element.namespace() : inherited;
        boolean declares = prefix.equals(STREAM_PREFIX) && !prefixDeclared;
        out.append('<').append(tag);
        if (declares) {
            out.append(" xmlns:stream='").append(Namespaces.STREAMS).append('\'');
        }
        if (!scope.equals(inherited)) {
            out.append(" xmlns='");
            appendEscaped(out, scope);
            out.append('\'');
        }
        appendAttributes(out, element);
        if (element.children().isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (XmlNode child : element.children()) {
            appendChild(out, child, scope, prefixDeclared || declares);
        }
        out.append("</").append(tag).append('>');
    }

    /** The stream header declares one prefix, XML itself another, which nothing else may stand for. */
    private static String prefix(String namespace) {
        return switch (namespace) {
            case Namespaces.STREAMS -> STREAM_PREFIX;
            case Namespaces.XML -> "xml:";
            default -> "";
        };
    }

    private static void appendChild(StringBuilder out, XmlNode child, String scope, boolean prefixDeclared) {
        if (child instanceof XmlElement element) {
            append(out, element, scope, prefixDeclared);
        } else if (child instanceof XmlText text) {
            appendEscaped(out, text.value());
        }
    }

    private static void appendAttributes(StringBuilder out, XmlElement element) {
        int prefixes = 0;
        for (XmlAttribute attribute : element.attributes()) {
            out.append(' ');
            if (attribute.namespace().equals(Namespaces.XML)) {
                out.append("xml:");
            } else if (!attribute.namespace().isEmpty()) {
                String prefix = "a" + prefixes++;
                out.append("xmlns:").append(prefix).append("='");
                appendEscaped(out, attribute.namespace());
                out.append("' ").append(prefix).append(':');
            }
            out.append(attribute.name()).append("='");
            appendEscaped(out, attribute.value());
            out.append('\'');
        }
    }

    /** Appends text so that it may stand in content and in attributes of either quote. */
    public static void appendEscaped(StringBuilder out, String text) {
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            String entity = entity(text.charAt(i));
            if (entity != null) {
                out.append(text, done, i).append(entity);
                done = i + 1;
            }
        }
        out.append(text, done, text.length());
    }

    private static String entity(char c) {
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '\'' -> "&apos;";
            case '"' -> "&quot;";
            // A parser would normalise these away in an attribute (XML 1.0 3.3.3).
            case '\t' -> "&#9;";
            case '\n' -> "&#10;";
            case '\r' -> "&#13;";
            default -> null;
        };
    }
}
