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
    // RFC 9266, security considerations: before TLS 1.3 it needs the extended master secret, which a session does not
    // tell of.
    private static final String PROTOCOL = "TLSv1.3";
    private static final String METHOD = "exportKeyingMaterialData";
    private static final Class<?>[] PARAMETERS = {String.class, byte[].class, int.class};
    private static final Optional<Method> EXPORT = exporter();
    private static final ClassValue<Boolean> EXPORTS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> session) {
            return exports(session);
        }
    };

    private KeyingMaterial() {}

    private static Optional<Method> exporter() {
        try {
            return Optional.of(ExtendedSSLSession.class.getMethod(METHOD, PARAMETERS));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    /** Other TLS libraries inherit a method that throws, and a login should not pay for a stack trace. */
    private static boolean exports(Class<?> session) {
        try {
            return EXPORT.isPresent()
                    && ExtendedSSLSession.class.isAssignableFrom(session)
                    && session.getMethod(METHOD, PARAMETERS).getDeclaringClass() != ExtendedSSLSession.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /** Empty when the JDK, the TLS library or the protocol version has no exporter for us. */
    static Optional<byte[]> export(SSLSession session) {
        if (!PROTOCOL.equals(session.getProtocol()) || !EXPORTS.get(session.getClass())) {
            return Optional.empty();
        }
        try {
            return Optional.of((byte[]) EXPORT.orElseThrow().invoke(session, LABEL, NO_CONTEXT, LENGTH));
        } catch (ReflectiveOperationException e) {
            LOG.debug("{} exports no keying material", session.getClass().getName(), e);
            return Optional.empty();
        }
    }
}
