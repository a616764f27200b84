package io.bindery.model.scram;

import com.ongres.scram.common.ScramMechanism;

/** The hashes that accounts keep SCRAM keys for (RFC 5802, RFC 7677), weakest first. */
public enum ScramHash {
    SHA_1("SHA-1", ScramMechanism.SCRAM_SHA_1),
    SHA_256("SHA-256", ScramMechanism.SCRAM_SHA_256),
    SHA_512("SHA-512", ScramMechanism.SCRAM_SHA_512);

    private final String algorithm;
    private final ScramMechanism functions;

    ScramHash(String algorithm, ScramMechanism functions) {
        this.algorithm = algorithm;
        this.functions = functions;
    }

    /** The name of the digest as {@link java.security.MessageDigest} knows it. */
    public String algorithm() {
        return algorithm;
    }

    /** The name of the mechanism without channel binding, {@code SCRAM-SHA-1} for instance. */
    public String mechanism() {
        return "SCRAM-" + algorithm;
    }

    /** The set of functions in the SCRAM library. */
    public ScramMechanism functions() {
        return functions;
    }
}
