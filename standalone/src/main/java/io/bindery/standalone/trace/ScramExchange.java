package io.bindery.standalone.trace;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.util.TlsServerEndpoint;
import io.bindery.model.scram.ScramBinding;
import io.bindery.model.scram.ScramChallenge;
import io.bindery.model.scram.ScramClient;
import io.bindery.model.scram.ScramClientKeys;
import io.bindery.model.scram.ScramHash;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/** One SCRAM login that takes the best of an offer and trusts nobody on the way. */
final class ScramExchange {
    private static final int NONCE_LENGTH = 24;

    private final Target target;
    private final ScramOffer offer;
    private final ScramHash hash;
    private final ScramClient client;

    private ScramExchange(Target target, ScramOffer offer, ScramBinding binding) {
        this.target = target;
        this.offer = offer;
        this.hash = offer.strongest(binding.bound());
        this.client = new ScramClient(
                hash, binding, target.user().local(), ScramFunctions.nonce(NONCE_LENGTH, new SecureRandom()));
    }

    /** Takes the strongest mechanism of the offer, bound to the certificate where that is possible. */
    static ScramExchange begin(Target target, ScramOffer offer, X509Certificate certificate) {
        return new ScramExchange(target, offer, binding(offer, certificate));
    }

    String mechanism() {
        return client.mechanism();
    }

    String first() {
        return client.first();
    }

    /** The client's last message for a challenge. */
    String answer(String base64) {
        try {
            ScramChallenge challenge = client.challenge(base64);
            offer.requireUnchanged(challenge, hash);
            return client.answer(
                    challenge,
                    ScramClientKeys.derive(hash, target.password(), challenge.salt(), challenge.iterations()));
        } catch (IllegalArgumentException e) {
            throw new TraceFailedException("the SCRAM challenge cannot be answered: " + e.getMessage(), e);
        }
    }

    /** Checks that the server knows the account's keys too. */
    void verify(String base64) {
        if (!client.proved(base64)) {
            throw new TraceFailedException("the server could not prove that it knows the account");
        }
    }

    private static ScramBinding binding(ScramOffer offer, X509Certificate certificate) {
        if (!offer.binds()) {
            // "y" says that we could: a server that can too then knows that somebody hid its offer.
            return ScramBinding.unbound("y,,");
        }
        if (!offer.bindings().contains(TlsServerEndpoint.TLS_SERVER_END_POINT)) {
            return ScramBinding.NONE;
        }
        try {
            return ScramBinding.of(
                    TlsServerEndpoint.TLS_SERVER_END_POINT, TlsServerEndpoint.getChannelBindingData(certificate));
        } catch (CertificateEncodingException e) {
            throw new TraceFailedException("the server's certificate cannot be bound to: " + e.getMessage(), e);
        }
    }
}
