package io.bindery.model.scram;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.StringPreparation;
import java.util.Arrays;

/** What the server keeps of a password for one hash (RFC 5802 3); no password can be read from it. */
public record ScramKeys(byte[] salt, int iterations, byte[] storedKey, byte[] serverKey) {

    /**
     * Derives the keys from a password: slow on purpose, so never on an event loop.
     *
     * @throws IllegalArgumentException when the password holds what SASLprep (RFC 4013) forbids, or nothing else
     */
    public static ScramKeys derive(ScramHash hash, String password, byte[] salt, int iterations) {
        return of(hash, salted(hash, password, salt, iterations), salt, iterations);
    }

    /** The keys of a salted password. */
    static ScramKeys of(ScramHash hash, byte[] salted, byte[] salt, int iterations) {
        byte[] clientKey = ScramFunctions.clientKey(hash.functions(), salted);
        return new ScramKeys(
                salt,
                iterations,
                ScramFunctions.storedKey(hash.functions(), clientKey),
                ScramFunctions.serverKey(hash.functions(), salted));
    }

    static byte[] salted(ScramHash hash, String password, byte[] salt, int iterations) {
        try {
            return ScramFunctions.saltedPassword(
                    hash.functions(), StringPreparation.SASL_PREPARATION, password.toCharArray(), salt, iterations);
        } catch (IndexOutOfBoundsException e) {
            // The library trips over characters that RFC 4013 2.1 maps to nothing when there are no others.
            throw new IllegalArgumentException("nothing is left of the password", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScramKeys that
                && iterations == that.iterations
                && Arrays.equals(salt, that.salt)
                && Arrays.equals(storedKey, that.storedKey)
                && Arrays.equals(serverKey, that.serverKey);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(salt);
    }

    /** Names nothing that is secret. */
    @Override
    public String toString() {
        return "ScramKeys[iterations=" + iterations + "]";
    }
}
