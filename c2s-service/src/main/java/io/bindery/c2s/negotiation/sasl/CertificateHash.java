package io.bindery.c2s.negotiation.sasl;

import com.ongres.scram.common.util.TlsServerEndpoint;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;

/** The hash of a certificate for tls-server-end-point (RFC 5929 4.1): by the hash function of its own signature. */
final class CertificateHash {
    private static final String PSS = "RSASSA-PSS";
    private static final String HASH_WITH_KEY = "with";
    private static final String SHA_1 = "SHA-1";
    private static final String INSTEAD_OF_SHA_1 = "SHA-256";

    private CertificateHash() {}

    /**
     * The library takes the hash from the signature's name. RSASSA-PSS has it in its parameters instead.
     *
     * @return empty when there is none: for EdDSA the RFC defines no binding, and clients would guess differently
     */
    static Optional<byte[]> of(X509Certificate certificate) {
        String signature = certificate.getSigAlgName();
        try {
            if (PSS.equals(signature)) {
                MessageDigest hash = MessageDigest.getInstance(pssHash(certificate.getSigAlgParams()));
                return Optional.of(hash.digest(certificate.getEncoded()));
            }
            return signature.contains(HASH_WITH_KEY)
                    ? Optional.of(TlsServerEndpoint.getChannelBindingData(certificate))
                            .filter(data -> data.length > 0)
                    : Optional.empty();
        } catch (GeneralSecurityException | IOException e) {
            return Optional.empty();
        }
    }

    private static String pssHash(byte[] encoded) throws GeneralSecurityException, IOException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance(PSS);
        parameters.init(encoded);
        String hash = parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
        return SHA_1.equals(hash) ? INSTEAD_OF_SHA_1 : hash;
    }
}
