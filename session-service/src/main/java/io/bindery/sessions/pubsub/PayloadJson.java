package io.bindery.sessions.pubsub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bindery.model.xml.XmlElement;

/** Payloads as PostgreSQL keeps them. */
final class PayloadJson {
    private static final JsonMapper JSON = new JsonMapper();

    private PayloadJson() {}

    static String write(XmlElement payload) {
        try {
            return JSON.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a payload", e);
        }
    }

    static XmlElement read(String text) {
        try {
            return JSON.readValue(text, XmlElement.class);
        } catch (JsonProcessingException e) {
            // The cause would quote the payload.
            throw new IllegalStateException("cannot read a stored payload");
        }
    }
}
