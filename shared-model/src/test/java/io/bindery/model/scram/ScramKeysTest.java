package io.bindery.model.scram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class ScramKeysTest {
    private static final byte[] SALT = Base64.getDecoder().decode("QSXCR+Q6sek8bf92");

    @Test
    void answersTheExchangeOfRfc5802() throws GeneralSecurityException {
        ScramKeys keys = ScramKeys.derive(ScramHash.SHA_1, "pencil", SALT, 4096);

        String exchange = "n=user,r=fyko+d2lbbFgONRv9qkxdawL,"
                + "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096,"
                + "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j";
        assertEquals("rmF9pqV8S7suAoZWja4dJRkFsKQ=", signature("HmacSHA1", keys, exchange));
        assertProves("SHA-1", "HmacSHA1", keys, exchange, "v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
    }

    @Test
    void answersTheExchangeOfRfc7677() throws GeneralSecurityException {
        byte[] salt = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");
        ScramKeys keys = ScramKeys.derive(ScramHash.SHA_256, "pencil", salt, 4096);

        String exchange = "n=user,r=rOprNGfwEbeRWgbNEkqO,"
                + "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,"
                + "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
        assertEquals("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=", signature("HmacSHA256", keys, exchange));
        assertProves("SHA-256", "HmacSHA256", keys, exchange, "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
    }

    @Test
    void hasKeysAsLongAsTheHash() {
        assertEquals(
                64, ScramKeys.derive(ScramHash.SHA_512, "pencil", SALT, 4096).storedKey().length);
        assertEquals("SCRAM-SHA-512", ScramHash.SHA_512.mechanism());
    }

    @Test
    void preparesPasswordsAsRfc4013Says() {
        // U+00AD is mapped to nothing, U+2168 to "IX".
        assertEquals(derive("IX"), derive("I\u00ADX"));
        assertEquals(derive("IX"), derive("\u2168"));
        assertThrows(IllegalArgumentException.class, () -> derive("\u0007"));
    }

    @Test
    void differsByEachPart() {
        ScramKeys keys = derive("a");
        assertEquals(keys, derive("a"));
        assertEquals(keys.hashCode(), derive("a").hashCode());
        assertNotEquals(keys, derive("b"));
        assertNotEquals(keys, ScramKeys.derive(ScramHash.SHA_1, "a", SALT, 4097));
        assertNotEquals(keys, ScramKeys.derive(ScramHash.SHA_1, "a", new byte[16], 4096));
    }

    @Test
    void namesNothingSecret() {
        ScramKeys keys = derive("a");

        assertEquals("ScramKeys[iterations=4096]", keys.toString());
        assertFalse(keys.toString().contains(Base64.getEncoder().encodeToString(keys.storedKey())));
    }

    private static ScramKeys derive(String password) {
        return ScramKeys.derive(ScramHash.SHA_1, password, SALT, 4096);
    }

    private static String signature(String algorithm, ScramKeys keys, String exchange) throws GeneralSecurityException {
        return Base64.getEncoder().encodeToString(hmac(algorithm, keys.serverKey(), exchange));
    }

    /** RFC 5802 3: the hash of (proof XOR client signature) is the stored key. */
    private static void assertProves(String hash, String algorithm, ScramKeys keys, String exchange, String proof)
            throws GeneralSecurityException {
        byte[] clientKey = Base64.getDecoder().decode(proof);
        byte[] clientSignature = hmac(algorithm, keys.storedKey(), exchange);
        for (int i = 0; i < clientKey.length; i++) {
            clientKey[i] ^= clientSignature[i];
        }
        byte[] hashed = MessageDigest.getInstance(hash).digest(clientKey);
        assertEquals(
                Base64.getEncoder().encodeToString(keys.storedKey()),
                Base64.getEncoder().encodeToString(hashed));
    }

    private static byte[] hmac(String algorithm, byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key, algorithm));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
