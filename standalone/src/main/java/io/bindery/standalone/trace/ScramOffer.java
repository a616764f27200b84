package io.bindery.standalone.trace;

import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.Optional;

/**
 * What a server offers to log in with.
 *
 * @param endPointBinding whether it binds to the TLS certificate (XEP-0440, RFC 5929 4)
 */
record ScramOffer(List<String> mechanisms, boolean endPointBinding) {
    private static final String BINDINGS = "urn:xmpp:sasl-cb:0";
    private static final String END_POINT = "tls-server-end-point";

    /** Reads it from the stream features and the element in them that lists the mechanisms. */
    static ScramOffer read(XmlElement features, XmlElement offer) {
        List<String> mechanisms = offer.elements().stream()
                .filter(child -> child.name().equals("mechanism"))
                .map(XmlElement::text)
                .filter(name -> name.startsWith("SCRAM-"))
                .toList();
        Optional<XmlElement> bindings = features.child("sasl-channel-binding", BINDINGS)
                .or(() -> offer.child("sasl-channel-binding", BINDINGS));
        boolean endPoint = bindings.stream()
                .flatMap(element -> element.elements().stream())
                .anyMatch(binding -> END_POINT.equals(binding.attribute("type")));
        return new ScramOffer(mechanisms, endPoint);
    }
}
