package io.bindery.standalone.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The certificate that clients will see. */
public record ServerCertificate(X509Certificate certificate) {
    private static final Integer DNS_NAME = 2;

    /** Reads the first certificate of a PEM file. */
    public static ServerCertificate read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(file)) {
            return new ServerCertificate(
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
    }

    /** SHA-256 over the certificate, as clients show it. */
    public String fingerprint() throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        return HexFormat.ofDelimiter(":").formatHex(hash).toUpperCase(Locale.ROOT);
    }

    /** The domains that it does not name, though they are served; a wildcard counts for one label. */
    public List<String> missing(List<String> domains) throws GeneralSecurityException {
        if (certificate.getSubjectAlternativeNames() == null) {
            return domains;
        }
        List<String> names = certificate.getSubjectAlternativeNames().stream()
                .filter(name -> DNS_NAME.equals(name.get(0)))
                .map(name -> name.get(1).toString())
                .toList();
        return domains.stream()
                .filter(domain -> !names.contains(domain) && !names.contains("*" + parent(domain)))
                .toList();
    }

    private static String parent(String domain) {
        return domain.indexOf('.') < 0 ? domain : domain.substring(domain.indexOf('.'));
    }
}
