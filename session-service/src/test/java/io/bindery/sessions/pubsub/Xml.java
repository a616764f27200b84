package io.bindery.sessions.pubsub;

import io.bindery.model.xml.XmlElement;
import java.io.StringReader;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Reads the XML that a test is written in. */
public final class Xml {
    private Xml() {}

    /** One element; white space between elements does not count, nor does the order of attributes. */
    public static XmlElement parse(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return element(factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement());
        } catch (Exception e) {
            throw new AssertionError(text, e);
        }
    }

    /** The text of an element such that two that mean the same have the same. */
    public static String canonical(XmlElement element) {
        return parse(element.toString()).toString();
    }

    /** Like {@link #canonical(XmlElement)}, of a text. */
    public static String canonical(String text) {
        return parse(text).toString();
    }

    private static XmlElement element(Element dom) {
        XmlElement.Builder element =
                XmlElement.named(dom.getLocalName(), dom.getNamespaceURI() == null ? "" : dom.getNamespaceURI());
        attributes(dom.getAttributes()).forEach(element::attribute);
        for (Node child = dom.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                element.child(element(inner));
            } else if (child.getNodeType() == Node.TEXT_NODE
                    && !child.getNodeValue().isBlank()) {
                element.text(child.getNodeValue());
            }
        }
        return element.build();
    }

    private static Map<String, String> attributes(NamedNodeMap attributes) {
        Map<String, String> sorted = new TreeMap<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            if (!attributes.item(i).getNodeName().startsWith("xmlns")) {
                sorted.put(attributes.item(i).getNodeName(), attributes.item(i).getNodeValue());
            }
        }
        return sorted;
    }
}
