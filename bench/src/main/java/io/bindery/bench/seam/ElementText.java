package io.bindery.bench.seam;

import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads an element that stood in a stream of a client, whose namespaces it inherits. */
final class ElementText {
    private static final String STREAM =
            "<s xmlns='" + Namespaces.CLIENT + "' xmlns:stream='" + Namespaces.STREAMS + "'>";

    private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

    static {
        // RFC 6120 11.1: a stream has neither.
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private ElementText() {}

    static XmlElement parse(String text) throws IOException {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(STREAM + text + "</s>"));
            reader.nextTag();
            reader.nextTag();
            return element(reader);
        } catch (XMLStreamException e) {
            throw new IOException("the server sent what is no XML: " + e.getMessage(), e);
        }
    }

    private static XmlElement element(XMLStreamReader reader) throws XMLStreamException {
        XmlElement.Builder element = XmlElement.named(reader.getLocalName(), text(reader.getNamespaceURI()));
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            element.attribute(
                    text(reader.getAttributeNamespace(i)),
                    reader.getAttributeLocalName(i),
                    reader.getAttributeValue(i));
        }
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                element.child(element(reader));
            } else if (reader.hasText()) {
                element.text(reader.getText());
            }
        }
        return element.build();
    }

    private static String text(String namespace) {
        return namespace == null ? "" : namespace;
    }
}
