package io.bindery.standalone.trace;

import com.ongres.scram.common.ScramMechanism;
import io.bindery.model.xml.XmlElement;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a server offers to log in with.
 *
 * @param mechanisms of SASL, all of them
 * @param bindings types of channel binding (XEP-0440)
 */
record ScramOffer(List<String> mechanisms, List<String> bindings) {
    private static final String BINDINGS = "urn:xmpp:sasl-cb:0";

    /** Reads it from the stream features and the element in them that lists the mechanisms. */
    static ScramOffer read(XmlElement features, XmlElement offer) {
        List<String> mechanisms = offer.elements().stream()
                .filter(child -> child.name().equals("mechanism"))
                .map(XmlElement::text)
                .toList();
        List<String> bindings = features.child("sasl-channel-binding", BINDINGS).stream()
                .flatMap(element -> element.elements().stream())
                .map(binding -> binding.attribute("type"))
                .filter(Objects::nonNull)
                .toList();
        return new ScramOffer(mechanisms, bindings);
    }

    /** Whether any mechanism of it binds to the channel. */
    boolean binds() {
        return scram().anyMatch(ScramMechanism::isPlus);
    }

    /** The strongest SCRAM of it. */
    ScramMechanism strongest(boolean bound) {
        return scram().filter(mechanism -> mechanism.isPlus() == bound)
                // The enum is in the order of the hashes' strength.
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new TraceFailed("the server offers no SCRAM mechanism"));
    }

    private Stream<ScramMechanism> scram() {
        return mechanisms.stream().map(ScramMechanism::byName).filter(Objects::nonNull);
    }
}
