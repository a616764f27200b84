package io.bindery.model.xml;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/**
 * An element inside a bus record: {@code [name, namespace, [attribute namespace, name, value, …], child, …]}; a child
 * is an element or a string. So no service but the edge needs an XML parser.
 */
final class XmlElementJson {
    private static final int ATTRIBUTES = 2;
    private static final int FIRST_CHILD = 3;

    private XmlElementJson() {}

    static final class Writer extends StdSerializer<XmlElement> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(XmlElement.class);
        }

        @Override
        public void serialize(XmlElement element, JsonGenerator json, SerializerProvider provider) throws IOException {
            write(element, json);
        }

        private static void write(XmlElement element, JsonGenerator json) throws IOException {
            json.writeStartArray();
            json.writeString(element.name());
            json.writeString(element.namespace());
            json.writeStartArray();
            for (XmlAttribute attribute : element.attributes()) {
                json.writeString(attribute.namespace());
                json.writeString(attribute.name());
                json.writeString(attribute.value());
            }
            json.writeEndArray();
            for (XmlNode child : element.children()) {
                if (child instanceof XmlElement inner) {
                    write(inner, json);
                } else {
                    json.writeString(((XmlText) child).value());
                }
            }
            json.writeEndArray();
        }
    }

    static final class Reader extends StdDeserializer<XmlElement> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(XmlElement.class);
        }

        @Override
        public XmlElement deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return element(context.readTree(json));
        }

        private static XmlElement element(JsonNode array) {
            XmlElement.Builder element =
                    XmlElement.named(array.get(0).asText(), array.get(1).asText());
            JsonNode attributes = array.get(ATTRIBUTES);
            for (int i = 0; i + 2 < attributes.size(); i += 3) {
                element.attribute(
                        attributes.get(i).asText(),
                        attributes.get(i + 1).asText(),
                        attributes.get(i + 2).asText());
            }
            for (int i = FIRST_CHILD; i < array.size(); i++) {
                JsonNode child = array.get(i);
                if (child.isArray()) {
                    element.child(element(child));
                } else {
                    element.text(child.asText());
                }
            }
            return element.build();
        }
    }
}
