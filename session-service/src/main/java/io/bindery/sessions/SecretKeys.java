package io.bindery.sessions;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that hashes texts, and from which keys for other purposes are derived by a label. */
public final class SecretKeys {
    private static final String ALGORITHM = "HmacSHA512";

    private final SecretKeySpec key;

    /** Takes the secret that every instance of the service shares. */
    public SecretKeys(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** A key for one purpose; what it hashes tells nothing about the others. */
    public SecretKeys labelled(String label) {
        return new SecretKeys(hash(label));
    }

    /** The keyed hash of some texts, 64 bytes; the lengths count, so ("ab", "c") differs from ("a", "bc"). */
    public byte[] hash(String... texts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
                mac.update(bytes);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            // Every Java runtime must have it.
            throw new IllegalStateException(e);
        }
    }

    /** Names nothing that is secret. */
    @Override
    public String toString() {
        return "(hidden)";
    }
}
