package io.bindery.c2s.negotiation.sasl;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** The server's part of a nonce, in base64: printable and without comma, as RFC 5802 5.1 wants. */
final class NonceSource implements Supplier<String> {
    private static final int BYTES = 18;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String get() {
        byte[] nonce = new byte[BYTES];
        random.nextBytes(nonce);
        return Base64.getEncoder().encodeToString(nonce);
    }
}
