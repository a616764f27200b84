package io.bindery.c2s.negotiation.sasl;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client-final-message (RFC 5802 7).
 *
 * @param withoutProof the part that is signed, as received
 */
record ScramClientFinal(String withoutProof, byte[] bindingInput, String nonce, byte[] proof) {
    private static final Pattern MESSAGE = Pattern.compile(
            "(?<signed>c=(?<binding>[^,]+),r=(?<nonce>[^,]+)(?<extensions>,.*)?),p=(?<proof>[^,]+)", Pattern.DOTALL);

    /** Empty when the message breaks the syntax. */
    static Optional<ScramClientFinal> parse(String message) {
        Matcher parts = MESSAGE.matcher(message);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String extensions = parts.group("extensions");
        if (extensions != null && !ScramExtensions.mayBeIgnored(extensions)) {
            return Optional.empty();
        }
        try {
            byte[] bindingInput = Base64.getDecoder().decode(parts.group("binding"));
            byte[] proof = Base64.getDecoder().decode(parts.group("proof"));
            return Optional.of(new ScramClientFinal(parts.group("signed"), bindingInput, parts.group("nonce"), proof));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
