package io.bindery.standalone.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate that a first start makes. */
class SelfSignedCertificateTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final int P256_BITS = 256;

    @TempDir
    Path folder;

    @Test
    void namesTheServedDomainsAndVerifiesWithItsOwnKey() throws Exception {
        ServerCertificate made = make("capulet.example", "montague.example");
        X509Certificate certificate = made.certificate();
        certificate.verify(certificate.getPublicKey());
        assertEquals(
                P256_BITS,
                ((ECPublicKey) certificate.getPublicKey())
                        .getParams()
                        .getCurve()
                        .getField()
                        .getFieldSize());
        assertEquals(List.of(), made.missing(List.of("capulet.example", "montague.example")));
        assertEquals(List.of("verona.example"), made.missing(List.of("capulet.example", "verona.example")));
    }

    @Test
    void isValidForTenYears() throws Exception {
        X509Certificate certificate = make("localhost").certificate();
        certificate.checkValidity(Date.from(NOW));
        certificate.checkValidity(
                Date.from(NOW.atOffset(ZoneOffset.UTC).plusYears(10).toInstant()));
    }

    @Test
    void keepsTheKeyToTheOwner() throws Exception {
        make("localhost");
        Path key = new ServerFolder(folder).key();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        assertEquals("-----BEGIN PRIVATE KEY-----", Files.readAllLines(key).get(0));
    }

    @Test
    void staysTheSameOnTheNextStart() throws Exception {
        byte[] first = make("localhost").certificate().getEncoded();
        assertArrayEquals(first, make("other.example").certificate().getEncoded());
    }

    @Test
    void hasAFingerprintOfThirtyTwoBytes() throws Exception {
        assertEquals(32, make("localhost").fingerprint().split(":").length);
    }

    private ServerCertificate make(String... domains) throws Exception {
        ServerFolder data = new ServerFolder(folder);
        new SelfSignedCertificate(List.of(domains)).provide(data, Clock.fixed(NOW, ZoneOffset.UTC));
        return ServerCertificate.read(data.certificate());
    }
}
