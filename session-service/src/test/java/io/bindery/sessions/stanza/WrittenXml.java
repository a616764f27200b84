package io.bindery.sessions.stanza;

import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads what a test writes as XML. */
public final class WrittenXml {

    private WrittenXml() {}

    /** One element; it is in the namespace of clients unless it says otherwise. */
    public static XmlElement parse(String text) {
        String wrapped = "<stream xmlns='" + Namespaces.CLIENT + "'>" + text + "</stream>";
        try {
            XMLStreamReader reader = XMLInputFactory.newInstance().createXMLStreamReader(new StringReader(wrapped));
            reader.nextTag();
            reader.nextTag();
            return element(reader);
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static XmlElement element(XMLStreamReader reader) throws XMLStreamException {
        XmlElement.Builder element = XmlElement.named(reader.getLocalName(), reader.getNamespaceURI());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            element.attribute(
                    namespace == null ? "" : namespace, reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) {
                element.child(element(reader));
            } else if (reader.isCharacters()) {
                element.text(reader.getText());
            }
        }
        return element.build();
    }
}
