package io.bindery.system.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opentest4j.AssertionFailedError;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Compares elements as XML does: prefixes, quotes and the order of attributes do not matter. */
final class XmlLikeness {
    private static final String ANYTHING = "…";

    private XmlLikeness() {}

    static void check(String expected, String actual) {
        if (!alike(Received.parse(expected), Received.parse(actual))) {
            throw new AssertionFailedError("expected " + expected + " but the server sent " + actual, expected, actual);
        }
    }

    private static boolean alike(Element expected, Element actual) {
        return expected.getLocalName().equals(actual.getLocalName())
                && String.valueOf(expected.getNamespaceURI()).equals(String.valueOf(actual.getNamespaceURI()))
                && attributesAlike(attributes(expected), attributes(actual))
                && contentAlike(content(expected), content(actual));
    }

    private static boolean attributesAlike(Map<String, String> expected, Map<String, String> actual) {
        return expected.keySet().equals(actual.keySet())
                && expected.entrySet().stream()
                        .allMatch(attribute -> textAlike(attribute.getValue(), actual.get(attribute.getKey())));
    }

    private static boolean contentAlike(List<Node> expected, List<Node> actual) {
        if (expected.size() == 1
                && expected.get(0).getTextContent().equals(ANYTHING)
                && expected.get(0).getNodeType() != Node.ELEMENT_NODE) {
            return true;
        }
        if (expected.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!nodesAlike(expected.get(i), actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean nodesAlike(Node expected, Node actual) {
        if (expected instanceof Element expectedElement && actual instanceof Element actualElement) {
            return alike(expectedElement, actualElement);
        }
        return expected.getNodeType() == actual.getNodeType()
                && textAlike(expected.getTextContent(), actual.getTextContent());
    }

    private static boolean textAlike(String expected, String actual) {
        return expected.equals(ANYTHING) || expected.equals(actual);
    }

    private static List<Node> content(Element element) {
        List<Node> content = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            content.add(node);
        }
        return content;
    }

    private static Map<String, String> attributes(Element element) {
        Map<String, String> attributes = new TreeMap<>();
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            Node attribute = all.item(i);
            if (!attribute.getNodeName().startsWith("xmlns")) {
                attributes.put(attribute.getNodeName(), attribute.getNodeValue());
            }
        }
        return attributes;
    }
}
