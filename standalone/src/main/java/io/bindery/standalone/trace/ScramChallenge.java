package io.bindery.standalone.trace;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.ScramMechanism;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The server's first message (RFC 5802 5.1).
 *
 * @param text as it came: extensions count for the proof, known or not
 */
record ScramChallenge(String text, String nonce, byte[] salt, int iterations, String offerHash) {
    private static final int MOST_ITERATIONS = 10_000_000;

    /** Reads it; throws what the server did wrong. */
    static ScramChallenge read(String text, String clientNonce) {
        try {
            Map<String, String> values = Arrays.stream(text.split(","))
                    .collect(Collectors.toMap(part -> part.substring(0, 2), part -> part.substring(2)));
            String nonce = values.getOrDefault("r=", "");
            int iterations = Integer.parseInt(values.get("i="));
            boolean ours = nonce.startsWith(clientNonce) && nonce.length() > clientNonce.length();
            if (!ours || values.containsKey("m=") || iterations < 1 || iterations > MOST_ITERATIONS) {
                throw new TraceFailed("the server's SCRAM challenge is not acceptable");
            }
            byte[] salt = Base64.getDecoder().decode(values.getOrDefault("s=", ""));
            return new ScramChallenge(text, nonce, salt, iterations, values.get("h="));
        } catch (IllegalStateException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new TraceFailed("the server's SCRAM challenge cannot be read", e);
        }
    }

    /** Checks that nobody on the way has shortened the offer, where the server says what it was (XEP-0474). */
    void requireOffer(ScramOffer offer, ScramMechanism mechanism) {
        if (offerHash == null) {
            return;
        }
        String lists =
                String.join("\u001e", offer.mechanisms().stream().sorted().toList());
        if (!offer.bindings().isEmpty()) {
            lists += '\u001f'
                    + String.join("\u001e", offer.bindings().stream().sorted().toList());
        }
        byte[] hash = ScramFunctions.hash(mechanism, lists.getBytes(StandardCharsets.UTF_8));
        if (!Base64.getEncoder().encodeToString(hash).equals(offerHash)) {
            throw new TraceFailed("somebody has changed the server's offer on the way (XEP-0474)");
        }
    }
}
