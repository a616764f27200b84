package io.bindery.c2s.negotiation.sasl;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** Computes what a TLS connection can prove, seen from the server. */
public final class TlsChannelBindings {
    /** RFC 5929 4: the server's certificate. */
    static final String SERVER_END_POINT = "tls-server-end-point";

    /** RFC 9266: keying material of this very connection. */
    static final String EXPORTER = "tls-exporter";

    private TlsChannelBindings() {}

    /** All bindings that the session and the running TLS library have; none of them is an error to lack. */
    public static ChannelBindings of(SSLSession session) {
        Map<String, byte[]> bindings = new HashMap<>();
        serverEndPoint(session).ifPresent(data -> bindings.put(SERVER_END_POINT, data));
        KeyingMaterial.export(session).ifPresent(data -> bindings.put(EXPORTER, data));
        return new ChannelBindings(bindings);
    }

    private static Optional<byte[]> serverEndPoint(SSLSession session) {
        Certificate[] chain = session.getLocalCertificates();
        return chain != null && chain.length > 0 && chain[0] instanceof X509Certificate certificate
                ? CertificateHash.of(certificate)
                : Optional.empty();
    }
}
