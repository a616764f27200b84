package io.bindery.sessions.archive;

import io.bindery.model.xml.XmlElement;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Elements as a client would write them, so that tests read like a transcript. */
final class Written {
    private Written() {}

    /** A stanza, without the need to declare its namespace. */
    static XmlElement stanza(String xml) {
        return xml(xml.replaceFirst("^<(\\w+)", "<$1 xmlns='jabber:client'"));
    }

    static XmlElement xml(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            InputSource source = new InputSource(new StringReader(xml));
            return element(factory.newDocumentBuilder().parse(source).getDocumentElement());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException(xml, e);
        }
    }

    private static XmlElement element(Element dom) {
        XmlElement.Builder element = XmlElement.named(dom.getLocalName(), dom.getNamespaceURI());
        NamedNodeMap attributes = dom.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            if (!attribute.getNodeName().startsWith("xmlns")) {
                element.attribute(attribute.getLocalName(), attribute.getNodeValue());
            }
        }
        NodeList children = dom.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element child) {
                element.child(element(child));
            } else {
                element.text(children.item(i).getNodeValue());
            }
        }
        return element.build();
    }
}
