package io.bindery.bench.login;

import com.ongres.scram.common.ScramMechanism;
import java.util.Arrays;

/** The SCRAM mechanisms that the generator speaks (RFC 5802, RFC 7677), without channel binding. */
public enum ScramHash {
    SHA_1(ScramMechanism.SCRAM_SHA_1),
    SHA_256(ScramMechanism.SCRAM_SHA_256),
    SHA_512(ScramMechanism.SCRAM_SHA_512);

    private final ScramMechanism functions;

    ScramHash(ScramMechanism functions) {
        this.functions = functions;
    }

    /** Finds a mechanism by its SASL name. */
    public static ScramHash named(String mechanism) {
        return Arrays.stream(values())
                .filter(hash -> hash.mechanism().equals(mechanism))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the generator does not speak " + mechanism));
    }

    String mechanism() {
        return functions.getName();
    }

    ScramMechanism functions() {
        return functions;
    }
}
