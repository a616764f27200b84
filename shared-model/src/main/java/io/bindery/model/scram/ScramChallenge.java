package io.bindery.model.scram;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The server's first message (RFC 5802 5.1).
 *
 * @param text as it came: extensions count for the proof, known or not
 * @param extensions {@code h=…} for instance (XEP-0474)
 */
public record ScramChallenge(String text, String nonce, byte[] salt, int iterations, List<String> extensions) {
    private static final int MOST_ITERATIONS = 10_000_000;

    /** Throws {@link IllegalArgumentException} when it makes no sense as an answer to that nonce. */
    static ScramChallenge read(String text, String clientNonce) {
        // The order is fixed; a message that begins with m= insists on an extension that we do not know.
        List<String> parts = List.of(text.split(","));
        if (parts.size() < 3) {
            throw new IllegalArgumentException("the challenge is incomplete");
        }
        String nonce = value(parts.get(0), "r=");
        byte[] salt = Base64.getDecoder().decode(value(parts.get(1), "s="));
        int iterations = Integer.parseInt(value(parts.get(2), "i="));
        if (!nonce.startsWith(clientNonce) || nonce.length() == clientNonce.length()) {
            throw new IllegalArgumentException("the challenge answers another nonce");
        }
        // So many keep a client busy for seconds: nobody asks for more in good faith.
        if (salt.length == 0 || iterations < 1 || iterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException("the challenge has no usable salt or iterations");
        }
        return new ScramChallenge(text, nonce, salt, iterations, parts.subList(3, parts.size()));
    }

    /** The value of an extension, if the server sent it. */
    public Optional<String> extension(char name) {
        String prefix = name + "=";
        return extensions.stream()
                .filter(extension -> extension.startsWith(prefix))
                .map(extension -> extension.substring(prefix.length()))
                .findFirst();
    }

    private static String value(String part, String prefix) {
        if (!part.startsWith(prefix)) {
            throw new IllegalArgumentException("the challenge lacks " + prefix);
        }
        return part.substring(prefix.length());
    }
}
