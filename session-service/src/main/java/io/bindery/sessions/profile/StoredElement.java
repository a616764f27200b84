package io.bindery.sessions.profile;

import io.bindery.model.xml.XmlElement;
import io.vertx.core.json.Json;
import java.nio.charset.StandardCharsets;

/**
 * An element as PostgreSQL keeps it: in the JSON of the event bus, because no service but the edge reads XML.
 *
 * @param text what is kept
 */
record StoredElement(String text) {

    static StoredElement of(XmlElement element) {
        return new StoredElement(Json.encode(element));
    }

    XmlElement element() {
        return Json.decodeValue(text, XmlElement.class);
    }

    /** Octets in UTF-8, as PostgreSQL counts them. */
    int size() {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
