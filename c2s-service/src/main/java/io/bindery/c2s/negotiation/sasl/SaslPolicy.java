package io.bindery.c2s.negotiation.sasl;

import io.bindery.model.scram.ScramHash;
import java.util.Collections;
import java.util.Set;

/**
 * Which mechanisms this server speaks.
 *
 * @param plain whether PLAIN is offered inside TLS
 * @param hashes the hashes for SCRAM; PLAIN checks against the keys of the strongest
 * @param maxResponseBytes how long a client's message may be after base64
 */
public record SaslPolicy(boolean plain, Set<ScramHash> hashes, int maxResponseBytes) {

    public SaslPolicy {
        hashes = Set.copyOf(hashes);
        if (hashes.isEmpty() || maxResponseBytes < 1) {
            throw new IllegalArgumentException("a hash and a positive length are needed");
        }
    }

    /** The strongest hash: the enum lists the weakest first. */
    ScramHash strongestHash() {
        return Collections.max(hashes);
    }
}
