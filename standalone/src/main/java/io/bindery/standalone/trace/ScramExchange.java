package io.bindery.standalone.trace;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.ScramMechanism;
import com.ongres.scram.common.StringPreparation;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Base64;

/**
 * The client's side of one SCRAM login (RFC 5802), in the base64 that XMPP carries. The messages are put together here
 * because OnGres' client forgets the extensions of a challenge (XEP-0474), which count for the proof.
 */
final class ScramExchange {
    private static final int NONCE_LENGTH = 24;

    private final Target target;
    private final ScramOffer offer;
    private final ScramBinding binding;
    private final ScramMechanism mechanism;
    private final String nonce = ScramFunctions.nonce(NONCE_LENGTH, new SecureRandom());
    private byte[] serverKey;
    private String signed;

    private ScramExchange(Target target, ScramOffer offer, ScramBinding binding) {
        this.target = target;
        this.offer = offer;
        this.binding = binding;
        this.mechanism = offer.strongest(binding.bound());
    }

    /** Takes the strongest mechanism of the offer, bound to the certificate where that is possible. */
    static ScramExchange begin(Target target, ScramOffer offer, X509Certificate certificate) {
        return new ScramExchange(target, offer, ScramBinding.choose(offer, certificate));
    }

    String mechanism() {
        return mechanism.getName();
    }

    String first() {
        return encoded(binding.header() + firstBare());
    }

    /** The client's last message for a challenge. */
    String answer(String base64) {
        ScramChallenge challenge = ScramChallenge.read(decoded(base64), nonce);
        challenge.requireOffer(offer, mechanism);
        byte[] salted = ScramFunctions.saltedPassword(
                mechanism,
                StringPreparation.SASL_PREPARATION,
                target.password().toCharArray(),
                challenge.salt(),
                challenge.iterations());
        byte[] clientKey = ScramFunctions.clientKey(mechanism, salted);
        serverKey = ScramFunctions.serverKey(mechanism, salted);
        String unproven = "c=" + binding.repeated() + ",r=" + challenge.nonce();
        signed = firstBare() + ',' + challenge.text() + ',' + unproven;
        byte[] signature =
                ScramFunctions.clientSignature(mechanism, ScramFunctions.storedKey(mechanism, clientKey), signed);
        byte[] proof = ScramFunctions.clientProof(clientKey, signature);
        return encoded(unproven + ",p=" + Base64.getEncoder().encodeToString(proof));
    }

    /** Checks that the server knows the account's keys too. */
    void verify(String base64) {
        byte[] expected = ScramFunctions.serverSignature(mechanism, serverKey, signed);
        if (!decoded(base64).equals("v=" + Base64.getEncoder().encodeToString(expected))) {
            throw new TraceFailed("the server could not prove that it knows the account");
        }
    }

    private String firstBare() {
        // RFC 5802 5.1: the two characters that structure a message are written otherwise.
        String name = target.user().local().replace("=", "=3D").replace(",", "=2C");
        return "n=" + name + ",r=" + nonce;
    }

    private static String encoded(String message) {
        return Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new TraceFailed("the server sent what is not base64", e);
        }
    }
}
