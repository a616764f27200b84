package io.bindery.sessions.accounts;

import io.bindery.model.scram.ScramHash;
import io.bindery.model.scram.ScramKeys;
import io.bindery.model.session.CredentialsRequest;
import io.bindery.sessions.SecretKeys;
import java.util.Arrays;

/** Keys for accounts that do not exist: always the same for the same name, in the shape of real ones. */
final class MadeUpKeys {
    private final SecretKeys keys;
    private final int iterations;

    MadeUpKeys(SecretKeys secret, int iterations) {
        this.keys = secret.labelled("made-up-keys");
        this.iterations = iterations;
    }

    ScramKeys of(CredentialsRequest request) {
        int length = length(request.hash());
        return new ScramKeys(
                part(request, "salt", PasswordHashing.SALT_BYTES),
                iterations,
                part(request, "stored", length),
                part(request, "server", length));
    }

    private byte[] part(CredentialsRequest request, String name, int length) {
        byte[] hash = keys.hash(name, request.user().toString(), request.hash().algorithm());
        return Arrays.copyOf(hash, length);
    }

    private static int length(ScramHash hash) {
        return switch (hash) {
            case SHA_1 -> 20;
            case SHA_256 -> 32;
            case SHA_512 -> 64;
        };
    }
}
