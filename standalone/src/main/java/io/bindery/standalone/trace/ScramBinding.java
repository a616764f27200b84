package io.bindery.standalone.trace;

import com.ongres.scram.common.util.TlsServerEndpoint;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/**
 * How a login is tied to the TLS connection (RFC 5802 6).
 *
 * @param header the GS2 header that begins the first message
 * @param data what both sides see of the channel; empty where nothing is bound
 */
record ScramBinding(String header, byte[] data) {
    private static final byte[] NOTHING = {};

    /** The binding that both sides can do. */
    static ScramBinding choose(ScramOffer offer, X509Certificate certificate) {
        if (certificate == null) {
            return new ScramBinding("n,,", NOTHING);
        }
        if (!offer.binds()) {
            // "y" says that we could: a server that can too then knows that somebody hid its offer.
            return new ScramBinding("y,,", NOTHING);
        }
        if (!offer.bindings().contains(TlsServerEndpoint.TLS_SERVER_END_POINT)) {
            return new ScramBinding("n,,", NOTHING);
        }
        try {
            return new ScramBinding(
                    "p=" + TlsServerEndpoint.TLS_SERVER_END_POINT + ",,",
                    TlsServerEndpoint.getChannelBindingData(certificate));
        } catch (CertificateEncodingException e) {
            throw new TraceFailed("the server's certificate cannot be bound to: " + e.getMessage(), e);
        }
    }

    boolean bound() {
        return data.length > 0;
    }

    /** What the last message of the client repeats. */
    String repeated() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(data);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
