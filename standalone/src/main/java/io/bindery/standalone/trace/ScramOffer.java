package io.bindery.standalone.trace;

import com.ongres.scram.common.ScramFunctions;
import io.bindery.model.scram.ScramChallenge;
import io.bindery.model.scram.ScramHash;
import io.bindery.model.xml.XmlElement;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
        return scram(true).findAny().isPresent();
    }

    /** The hash of the strongest SCRAM of it. */
    ScramHash strongest(boolean bound) {
        return scram(bound)
                // The enum is in the order of strength.
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new TraceFailedException("the server offers no SCRAM mechanism"));
    }

    /** Checks that nobody on the way has shortened it, where the server says what it was (XEP-0474). */
    void requireUnchanged(ScramChallenge challenge, ScramHash hash) {
        String lists = String.join("\u001e", mechanisms.stream().sorted().toList());
        if (!bindings.isEmpty()) {
            lists += '\u001f' + String.join("\u001e", bindings.stream().sorted().toList());
        }
        byte[] hashed = ScramFunctions.hash(hash.functions(), lists.getBytes(StandardCharsets.UTF_8));
        String ours = Base64.getEncoder().encodeToString(hashed);
        if (!challenge.extension('h').orElse(ours).equals(ours)) {
            throw new TraceFailedException("somebody has changed the server's offer on the way (XEP-0474)");
        }
    }

    private Stream<ScramHash> scram(boolean bound) {
        String suffix = bound ? "-PLUS" : "";
        return Stream.of(ScramHash.values()).filter(hash -> mechanisms.contains(hash.mechanism() + suffix));
    }
}
