package io.bindery.c2s.negotiation.sasl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real handshakes; the client's view comes from its own end of the connection. */
class TlsChannelBindingsTest {
    private static final int FIRST_JDK_WITH_EXPORTER = 25;

    @Test
    void bindsTls13ToAllThatTheJdkHas() throws GeneralSecurityException, SSLException {
        TlsHandshake tls = TlsHandshake.of(ecdsa(), "TLSv1.3");
        ChannelBindings bindings = TlsChannelBindings.of(tls.server());
        assertEquals(
                jdkHasExporter() ? List.of("tls-exporter", "tls-server-end-point") : List.of("tls-server-end-point"),
                bindings.types());
        assertArrayEquals(
                hash("SHA-256", tls.client().getPeerCertificates()[0].getEncoded()),
                bindings.data().get("tls-server-end-point"));
    }

    @Test
    void exportsTheSameAtBothEndsAndAnotherOnEachConnection() throws GeneralSecurityException, SSLException {
        assumeTrue(jdkHasExporter(), "this JDK has no exporter");
        TestCertificate certificate = ecdsa();
        TlsHandshake tls = TlsHandshake.of(certificate, "TLSv1.3");
        byte[] exported = exporter(tls.server());
        assertEquals(32, exported.length);
        assertArrayEquals(exporter(tls.client()), exported);
        byte[] other = exporter(TlsHandshake.of(certificate, "TLSv1.3").server());
        assertFalse(Arrays.equals(other, exported));
    }

    @Test
    void bindsTls12ToTheCertificateAlone() throws GeneralSecurityException, SSLException {
        TlsHandshake tls = TlsHandshake.of(ecdsa(), "TLSv1.2");
        assertEquals(
                List.of("tls-server-end-point"),
                TlsChannelBindings.of(tls.server()).types());
    }

    @Test
    void bindsToTheCertificateWithOpenSsl() throws GeneralSecurityException, SSLException {
        assumeTrue(OpenSsl.isAvailable(), "no native TLS on this machine");
        TestCertificate certificate = ecdsa();
        var context = SslContextBuilder.forServer(certificate.keys().getPrivate(), certificate.certificate())
                .sslProvider(SslProvider.OPENSSL)
                .build();
        ReferenceCountedOpenSslEngine engine =
                (ReferenceCountedOpenSslEngine) context.newEngine(ByteBufAllocator.DEFAULT);
        try {
            TlsHandshake tls = TlsHandshake.of(engine, certificate, "TLSv1.3");
            ChannelBindings bindings = TlsChannelBindings.of(tls.server());
            assertEquals(List.of("tls-server-end-point"), bindings.types());
            assertArrayEquals(
                    hash("SHA-256", tls.client().getPeerCertificates()[0].getEncoded()),
                    bindings.data().get("tls-server-end-point"));
        } finally {
            engine.release();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EC, SHA256withECDSA, SHA-256",
        "EC, SHA384withECDSA, SHA-384",
        "RSA, SHA512withRSA, SHA-512",
        "RSA, SHA1withRSA, SHA-256",
        "RSA, MD5withRSA, SHA-256",
        "RSA, SHA256withRSAandMGF1, SHA-256",
        "RSA, SHA384withRSAandMGF1, SHA-384",
        "RSA, SHA1withRSAandMGF1, SHA-256"
    })
    void hashesTheCertificateAsItsSignatureDoes(String key, String signature, String expected)
            throws GeneralSecurityException {
        X509Certificate certificate = TestCertificate.of(key, signature).certificate();
        assertArrayEquals(
                hash(expected, certificate.getEncoded()),
                CertificateHash.of(certificate).orElseThrow());
    }

    /** RFC 5929 4.1 leaves it undefined; clients that guess would not all guess the same. */
    @Test
    void bindsToNoCertificateWhoseSignatureNamesNoHash() throws GeneralSecurityException {
        X509Certificate certificate = TestCertificate.of("Ed25519", "Ed25519").certificate();
        assertTrue(CertificateHash.of(certificate).isEmpty());
    }

    private static TestCertificate ecdsa() throws GeneralSecurityException {
        return TestCertificate.of("EC", "SHA256withECDSA");
    }

    private static byte[] exporter(SSLSession session) {
        return TlsChannelBindings.of(session).data().get("tls-exporter");
    }

    private static byte[] hash(String algorithm, byte[] data) throws GeneralSecurityException {
        return MessageDigest.getInstance(algorithm).digest(data);
    }

    private static boolean jdkHasExporter() {
        return Runtime.version().feature() >= FIRST_JDK_WITH_EXPORTER;
    }
}
