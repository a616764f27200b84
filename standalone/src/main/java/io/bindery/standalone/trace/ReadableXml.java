package io.bindery.standalone.trace;

import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlAttribute;
import io.bindery.model.xml.XmlElement;
import io.bindery.model.xml.XmlWriter;
import java.util.ArrayList;
import java.util.List;

/** Writes elements indented, one in a line, without their secrets. */
final class ReadableXml {
    private static final String INDENT = "  ";

    private final List<String> lines = new ArrayList<>();

    private ReadableXml() {}

    /** The lines of one element inside a client's stream. */
    static List<String> lines(XmlElement element) {
        ReadableXml xml = new ReadableXml();
        xml.append(element, "", Namespaces.CLIENT);
        return xml.lines;
    }

    /** The one line of a stream header, which stays open. */
    static List<String> header(XmlElement header) {
        StringBuilder line = new StringBuilder("<stream:stream");
        appendAttributes(line, header);
        return List.of(line.append('>').toString());
    }

    private void append(XmlElement element, String indent, String inherited) {
        boolean prefixed = element.namespace().equals(Namespaces.STREAMS);
        String tag = prefixed ? "stream:" + element.name() : element.name();
        String scope = prefixed ? inherited : element.namespace();
        StringBuilder line = new StringBuilder(indent).append('<').append(tag);
        if (!scope.equals(inherited)) {
            line.append(" xmlns='").append(scope).append('\'');
        }
        appendAttributes(line, element);
        String text = Redaction.text(element).strip();
        List<XmlElement> children = element.elements();
        if (children.isEmpty()) {
            lines.add(line + (text.isEmpty() ? "/>" : '>' + escaped(text) + "</" + tag + '>'));
            return;
        }
        lines.add(line.append('>').append(escaped(text)).toString());
        children.forEach(child -> append(child, indent + INDENT, scope));
        lines.add(indent + "</" + tag + '>');
    }

    private static void appendAttributes(StringBuilder line, XmlElement element) {
        for (XmlAttribute attribute : element.attributes()) {
            String prefix = attribute.namespace().equals(Namespaces.XML) ? "xml:" : "";
            String value = Redaction.attribute(element, attribute.name(), attribute.value());
            line.append(' ')
                    .append(prefix)
                    .append(attribute.name())
                    .append("='")
                    .append(escaped(value))
                    .append('\'');
        }
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        XmlWriter.appendEscaped(out, text);
        return out.toString();
    }
}
