package io.bindery.standalone.trace;

import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.Optional;
import java.util.UUID;

/** The elements of SASL2 (XEP-0388) and Bind 2 (XEP-0386) that a client writes and reads. */
final class Sasl2 {
    static final String NAMESPACE = "urn:xmpp:sasl:2";
    static final String BIND = "urn:xmpp:bind:0";

    private Sasl2() {}

    /** The offer, if it has Bind 2 inside. */
    static Optional<XmlElement> offer(XmlElement features) {
        return features.child("authentication", NAMESPACE)
                .filter(offer -> offer.child("inline", NAMESPACE)
                        .flatMap(inline -> inline.child("bind", BIND))
                        .isPresent());
    }

    /** Everything that a client wants, in one element. */
    static XmlElement authenticate(String mechanism, String clientFirst) {
        // A new id each time: two traces at once must not end each other's session.
        XmlElement agent = XmlElement.named("user-agent", NAMESPACE)
                .attribute("id", UUID.randomUUID().toString())
                .textChild("software", "Bindery trace")
                .build();
        XmlElement bind = XmlElement.named("bind", BIND)
                .textChild("tag", "trace")
                .child(XmlElement.empty("enable", Namespaces.CARBONS))
                .child(XmlElement.empty("enable", Namespaces.STREAM_MANAGEMENT))
                .child(XmlElement.empty("active", Namespaces.CLIENT_STATE))
                .build();
        return XmlElement.named("authenticate", NAMESPACE)
                .attribute("mechanism", mechanism)
                .textChild("initial-response", clientFirst)
                .child(agent)
                .child(bind)
                .build();
    }

    static XmlElement response(String clientFinal) {
        return XmlElement.named("response", NAMESPACE).text(clientFinal).build();
    }
}
