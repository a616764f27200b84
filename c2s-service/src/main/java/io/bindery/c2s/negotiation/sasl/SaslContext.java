package io.bindery.c2s.negotiation.sasl;

import io.bindery.model.jid.Jid;
import java.util.List;

/**
 * What the stream knows when a client starts to authenticate.
 *
 * @param domain the domain that the stream is for
 * @param streamFrom the {@code from} of the stream header, or null
 * @param bindings what the connection can prove
 * @param advertisedMechanisms the mechanisms listed by the profile in use, SASL2 or classic
 * @param advertisedBindings the bindings listed by XEP-0440; empty when it was not sent
 */
public record SaslContext(
        String domain,
        Jid streamFrom,
        ChannelBindings bindings,
        List<String> advertisedMechanisms,
        List<String> advertisedBindings) {

    public SaslContext {
        advertisedMechanisms = List.copyOf(advertisedMechanisms);
        advertisedBindings = List.copyOf(advertisedBindings);
    }

    /** Whether a client that can bind to the channel was told that we can too (RFC 5802 6). */
    boolean offersChannelBinding() {
        return advertisedMechanisms.stream().anyMatch(name -> name.endsWith(ScramVariant.PLUS));
    }
}
