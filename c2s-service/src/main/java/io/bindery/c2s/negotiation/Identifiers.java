package io.bindery.c2s.negotiation;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes stream and session ids that nobody can guess. */
public final class Identifiers {
    private static final int BYTES = 18;
    private final SecureRandom random = new SecureRandom();

    /** A fresh id of 144 random bits, safe in XML and in keys. */
    public String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
