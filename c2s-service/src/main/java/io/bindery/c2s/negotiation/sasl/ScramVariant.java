package io.bindery.c2s.negotiation.sasl;

import io.bindery.model.scram.ScramHash;
import java.util.Comparator;

/**
 * A SCRAM mechanism.
 *
 * @param plus whether the proof is bound to the TLS connection
 */
record ScramVariant(ScramHash hash, boolean plus) {
    static final String PLUS = "-PLUS";

    /** A bound proof stops a man in the middle, which no longer hash does; so binding counts first. */
    static final Comparator<ScramVariant> STRONGEST_FIRST = Comparator.comparing(ScramVariant::plus)
            .thenComparing(ScramVariant::hash)
            .reversed();

    String mechanism() {
        return plus ? hash.mechanism() + PLUS : hash.mechanism();
    }
}
