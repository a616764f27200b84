package io.bindery.c2s.xml;

import io.bindery.model.xml.XmlElement;
import io.bindery.model.xml.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Grows one element out of the scanner's tokens; a run of character data becomes one text, however it came. */
final class ElementTree {
    private final Deque<XmlElement.Builder> open = new ArrayDeque<>(8);
    private final StringBuilder text = new StringBuilder();

    void open(ElementScanner scanner) {
        takeText();
        open.push(startTag(scanner));
    }

    void text(String more) {
        text.append(more);
    }

    /** Closes the innermost element; returns the outermost once it is closed, null before. */
    XmlElement close() {
        takeText();
        XmlElement closed = open.pop().build();
        if (open.isEmpty()) {
            return closed;
        }
        open.peek().child(closed);
        return null;
    }

    private void takeText() {
        if (text.length() > 0) {
            open.peek().text(text.toString());
            text.setLength(0);
        }
    }

    /** The start tag that the scanner stands on. */
    static XmlElement.Builder startTag(ElementScanner scanner) {
        XmlElement.Builder element =
                XmlElement.named(scanner.getName().getLocalName(), orEmpty(scanner.getNamespaceURI()));
        for (int i = 0; i < scanner.getAttrCount(); i++) {
            element.attribute(orEmpty(scanner.getAttrNsURI(i)), scanner.getAttrLocalName(i), scanner.getAttrValue(i));
        }
        return element;
    }

    /** What the start tag declares as the default namespace, or empty. */
    static String defaultNamespace(ElementScanner scanner) {
        for (int i = 0; i < scanner.getNsCount(); i++) {
            if (orEmpty(scanner.getNamespacePrefix(i)).isEmpty()) {
                return orEmpty(scanner.getNamespaceURI(i));
            }
        }
        return "";
    }

    /** A tag of the same name that declares the same namespaces, and has nothing else. */
    static byte[] namespacesOf(ElementScanner scanner) {
        StringBuilder tag = new StringBuilder(128);
        tag.append('<').append(scanner.getName().getPrefixedName());
        for (int i = 0; i < scanner.getNsCount(); i++) {
            String prefix = orEmpty(scanner.getNamespacePrefix(i));
            tag.append(prefix.isEmpty() ? " xmlns" : " xmlns:").append(prefix).append("='");
            XmlWriter.appendEscaped(tag, orEmpty(scanner.getNamespaceURI(i)));
            tag.append('\'');
        }
        return tag.append('>').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }
}
