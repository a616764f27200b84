package io.bindery.system.client;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * One element of the server.
 *
 * @param xml as it came over the wire
 */
public record Received(String xml) {
    private static final String STREAM =
            "<s:s xmlns:s='of-the-test' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";

    /** Fails the test unless this is the expected element; {@code …} as a value matches anything. */
    public Received like(String expected) {
        XmlLikeness.check(expected, xml);
        return this;
    }

    /** The local name. */
    public String name() {
        return element().getLocalName();
    }

    /** The value of an attribute of the element itself; empty where it is missing. */
    public String attribute(String name) {
        return element().getAttribute(name);
    }

    /** The first descendant of that namespace and name, on whatever level. */
    public Optional<Element> find(String namespace, String name) {
        return Optional.ofNullable(
                (Element) element().getElementsByTagNameNS(namespace, name).item(0));
    }

    /** Whether there is such a descendant. */
    public boolean has(String namespace, String name) {
        return find(namespace, name).isPresent();
    }

    /** The text of the element itself and of all in it. */
    public String text() {
        return element().getTextContent();
    }

    /** What a message says, also one that stands inside another. */
    public String body() {
        return text("jabber:client", "body");
    }

    /** The text of the first descendant of that name; fails where there is none. */
    public String text(String namespace, String name) {
        return find(namespace, name)
                .map(Element::getTextContent)
                .orElseThrow(() -> new AssertionError("no <" + name + "> in " + xml));
    }

    /** The local names of the children of the element, in their order. */
    public List<String> childNames() {
        return childNames(element());
    }

    /** The local names of the children of a descendant, in their order. */
    public List<String> childNames(String namespace, String name) {
        return find(namespace, name)
                .map(Received::childNames)
                .orElseThrow(() -> new AssertionError("no <" + name + "> in " + xml));
    }

    private static List<String> childNames(Element parent) {
        List<String> names = new ArrayList<>();
        NodeList children = parent.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i).getNodeType() == Node.ELEMENT_NODE) {
                names.add(children.item(i).getLocalName());
            }
        }
        return names;
    }

    Element element() {
        return parse(xml);
    }

    static Element parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            InputSource source = new InputSource(new StringReader(STREAM + xml + "</s:s>"));
            return (Element) factory.newDocumentBuilder()
                    .parse(source)
                    .getDocumentElement()
                    .getFirstChild();
        } catch (SAXException | ParserConfigurationException e) {
            throw new AssertionError("the server sent broken XML: " + xml, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
