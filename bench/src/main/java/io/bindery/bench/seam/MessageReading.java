package io.bindery.bench.seam;

import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.Optional;

/**
 * Recognises the messages of a run.
 *
 * @param run the token that their bodies begin with
 * @param owner the receiver's bare JID, whose archive's ids count
 */
record MessageReading(String run, String owner) {
    private static final String FORWARD = "urn:xmpp:forward:0";
    private static final String STANZA_IDS = "urn:xmpp:sid:0";
    private static final String DELAY = "urn:xmpp:delay";

    /** A message that came by itself, to the receiver or as a copy of what came for it (XEP-0280). */
    Optional<Sighting> live(XmlElement stanza) {
        if (!stanza.name().equals("message") || "error".equals(stanza.attribute("type"))) {
            return Optional.empty();
        }
        String from = stanza.attribute("from");
        Optional<XmlElement> carbon = stanza.child("received", Namespaces.CARBONS)
                // XEP-0280 11: anybody else's copy is forged.
                .filter(received -> from == null || from.equals(owner))
                .flatMap(MessageReading::forwarded);
        XmlElement message = carbon.orElse(stanza);
        return Optional.of(new Sighting(serial(message), id(message), delayed(message)));
    }

    /** A message that the archive hands over in answer to a query. */
    Optional<Sighting> archived(XmlElement stanza, String query) {
        return stanza.child("result", Namespaces.ARCHIVE)
                .filter(result -> query.equals(result.attribute("queryid")))
                .flatMap(result ->
                        forwarded(result).map(message -> new Sighting(serial(message), result.attribute("id"), false)));
    }

    private Serial serial(XmlElement message) {
        return message.child("body", Namespaces.CLIENT)
                .map(body -> Serial.read(body.text(), run))
                .orElse(Serial.FOREIGN);
    }

    private String id(XmlElement message) {
        return message.elements().stream()
                .filter(element -> element.is("stanza-id", STANZA_IDS) && owner.equals(element.attribute("by")))
                .map(element -> element.attribute("id"))
                .findFirst()
                .orElse(null);
    }

    private static boolean delayed(XmlElement message) {
        return message.child("delay", DELAY).isPresent();
    }

    private static Optional<XmlElement> forwarded(XmlElement wrapper) {
        return wrapper.child("forwarded", FORWARD).flatMap(inner -> inner.child("message", Namespaces.CLIENT));
    }
}
