package io.bindery.model.scram;

import com.ongres.scram.common.ScramFunctions;
import java.util.Arrays;

/**
 * What a client may keep of a password for one salt (RFC 5802 3): the costly part of a login, done once.
 *
 * @param clientKey proves the password
 * @param keys what the server keeps of it
 */
public record ScramClientKeys(byte[] clientKey, ScramKeys keys) {

    /**
     * Derives them from a password: slow on purpose.
     *
     * @throws IllegalArgumentException when the password holds what SASLprep (RFC 4013) forbids, or nothing else
     */
    public static ScramClientKeys derive(ScramHash hash, String password, byte[] salt, int iterations) {
        byte[] salted = ScramKeys.salted(hash, password, salt, iterations);
        byte[] clientKey = ScramFunctions.clientKey(hash.functions(), salted);
        return new ScramClientKeys(clientKey, ScramKeys.of(hash, salted, salt, iterations));
    }

    /** Whether they are those that a challenge asks for. */
    public boolean isFor(ScramChallenge challenge) {
        return keys.iterations() == challenge.iterations() && Arrays.equals(keys.salt(), challenge.salt());
    }

    /** Names nothing that is secret. */
    @Override
    public String toString() {
        return "ScramClientKeys[iterations=" + keys.iterations() + "]";
    }
}
