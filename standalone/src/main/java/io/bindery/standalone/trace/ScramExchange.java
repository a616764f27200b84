package io.bindery.standalone.trace;

import com.ongres.scram.client.ScramClient;
import com.ongres.scram.common.exception.ScramException;
import com.ongres.scram.common.util.TlsServerEndpoint;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** The client's side of one SCRAM login (RFC 5802), in the base64 that XMPP carries. */
final class ScramExchange {
    private final ScramClient client;

    private ScramExchange(ScramClient client) {
        this.client = client;
    }

    /** Takes the strongest mechanism of the offer, bound to the certificate where that is possible. */
    static ScramExchange begin(Target target, ScramOffer offer, X509Certificate certificate) {
        if (offer.mechanisms().isEmpty()) {
            throw new TraceFailed("the server offers no SCRAM mechanism");
        }
        ScramClient.FinalBuildStage builder = ScramClient.builder()
                .advertisedMechanisms(offer.mechanisms())
                .username(target.user().local())
                .password(target.password().toCharArray());
        try {
            if (certificate != null && offer.endPointBinding()) {
                builder.channelBinding(
                        TlsServerEndpoint.TLS_SERVER_END_POINT, TlsServerEndpoint.getChannelBindingData(certificate));
            }
            return new ScramExchange(builder.build());
        } catch (CertificateEncodingException | IllegalArgumentException e) {
            throw new TraceFailed("SCRAM cannot begin: " + e.getMessage(), e);
        }
    }

    String mechanism() {
        return client.getScramMechanism().getName();
    }

    String first() {
        return encoded(client.clientFirstMessage().toString());
    }

    String answer(String challenge) {
        try {
            client.serverFirstMessage(decoded(challenge));
            return encoded(client.clientFinalMessage().toString());
        } catch (ScramException e) {
            throw new TraceFailed("the server's challenge is wrong: " + e.getMessage(), e);
        }
    }

    /** Checks that the server knows the account's keys too. */
    void verify(String last) {
        try {
            client.serverFinalMessage(decoded(last));
        } catch (ScramException e) {
            throw new TraceFailed("the server could not prove who it is: " + e.getMessage(), e);
        }
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
