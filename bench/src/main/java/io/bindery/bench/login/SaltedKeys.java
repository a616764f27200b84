package io.bindery.bench.login;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.StringPreparation;
import java.util.Arrays;

/** What a client may keep of a password for one salt (RFC 5802 3): the costly part of a login, done once. */
record SaltedKeys(byte[] salt, int iterations, byte[] clientKey, byte[] storedKey, byte[] serverKey) {

    static SaltedKeys derive(ScramHash hash, String password, byte[] salt, int iterations) {
        byte[] salted = ScramFunctions.saltedPassword(
                hash.functions(), StringPreparation.SASL_PREPARATION, password.toCharArray(), salt, iterations);
        byte[] clientKey = ScramFunctions.clientKey(hash.functions(), salted);
        return new SaltedKeys(
                salt,
                iterations,
                clientKey,
                ScramFunctions.storedKey(hash.functions(), clientKey),
                ScramFunctions.serverKey(hash.functions(), salted));
    }

    boolean isFor(byte[] otherSalt, int otherIterations) {
        return iterations == otherIterations && Arrays.equals(salt, otherSalt);
    }
}
