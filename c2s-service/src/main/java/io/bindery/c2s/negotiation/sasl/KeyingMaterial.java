package io.bindery.c2s.negotiation.sasl;

import java.lang.reflect.Method;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data of tls-exporter (RFC 9266 2), from JDKs that have the exporter of RFC 5705: 25 and newer. */
final class KeyingMaterial {
    private static final Logger LOG = LoggerFactory.getLogger(KeyingMaterial.class);
    private static final String LABEL = "EXPORTER-Channel-Binding";
    private static final byte[] NO_CONTEXT = {};
    private static final int LENGTH = 32;
    // RFC 9266 4.2: before TLS 1.3 it needs the extended master secret, which a session does not tell of.
    private static final String PROTOCOL = "TLSv1.3";
    private static final Optional<Method> EXPORT = exporter();

    private KeyingMaterial() {}

    private static Optional<Method> exporter() {
        try {
            return Optional.of(ExtendedSSLSession.class.getMethod(
                    "exportKeyingMaterialData", String.class, byte[].class, int.class));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    /** Empty when the JDK, the TLS library or the protocol version has no exporter for us. */
    static Optional<byte[]> export(SSLSession session) {
        if (EXPORT.isEmpty() || !PROTOCOL.equals(session.getProtocol()) || !(session instanceof ExtendedSSLSession)) {
            return Optional.empty();
        }
        try {
            return Optional.of((byte[]) EXPORT.get().invoke(session, LABEL, NO_CONTEXT, LENGTH));
        } catch (ReflectiveOperationException e) {
            // Sessions of other TLS libraries inherit a method that throws.
            LOG.debug("{} exports no keying material", session.getClass().getName(), e);
            return Optional.empty();
        }
    }
}
