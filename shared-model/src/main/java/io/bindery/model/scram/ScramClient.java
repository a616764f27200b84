package io.bindery.model.scram;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ongres.scram.common.ScramFunctions;
import java.util.Base64;

/**
 * The client's side of one SCRAM exchange (RFC 5802), messages in the base64 that XMPP carries. It signs the server's
 * first message as it came; OnGres' client (3.2) forgets the extensions of it, XEP-0474 for instance.
 */
public final class ScramClient {
    private final ScramHash hash;
    private final ScramBinding binding;
    private final String nonce;
    private final String firstBare;
    private String serverFinal;

    /** A fresh exchange; the nonce must never have been used before. */
    public ScramClient(ScramHash hash, ScramBinding binding, String user, String nonce) {
        this.hash = hash;
        this.binding = binding;
        this.nonce = nonce;
        // RFC 5802 5.1: the two characters that structure a message are written otherwise.
        this.firstBare = "n=" + user.replace("=", "=3D").replace(",", "=2C") + ",r=" + nonce;
    }

    /** The name of the mechanism. */
    public String mechanism() {
        return binding.bound() ? hash.mechanism() + "-PLUS" : hash.mechanism();
    }

    /** The client's first message. */
    public String first() {
        return encoded(binding.gs2Header() + firstBare);
    }

    /** The server's first message; throws {@link IllegalArgumentException} when it makes no sense. */
    public ScramChallenge challenge(String base64) {
        return ScramChallenge.read(decoded(base64), nonce);
    }

    /** The client's last message, for the keys of the challenge's salt. */
    public String answer(ScramChallenge challenge, ScramClientKeys keys) {
        String unproven = "c=" + binding.repeated() + ",r=" + challenge.nonce();
        String signed = firstBare + ',' + challenge.text() + ',' + unproven;
        byte[] clientSignature =
                ScramFunctions.clientSignature(hash.functions(), keys.keys().storedKey(), signed);
        byte[] serverSignature =
                ScramFunctions.serverSignature(hash.functions(), keys.keys().serverKey(), signed);
        serverFinal = "v=" + Base64.getEncoder().encodeToString(serverSignature);
        byte[] proof = ScramFunctions.clientProof(keys.clientKey(), clientSignature);
        return encoded(unproven + ",p=" + Base64.getEncoder().encodeToString(proof));
    }

    /** Whether the server's last message proves that it knows the account too. */
    public boolean proved(String base64) {
        try {
            // RFC 5802 7: extensions may follow.
            return serverFinal != null && (decoded(base64) + ',').startsWith(serverFinal + ',');
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String encoded(String message) {
        return Base64.getEncoder().encodeToString(message.getBytes(UTF_8));
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64.strip()), UTF_8);
    }
}
