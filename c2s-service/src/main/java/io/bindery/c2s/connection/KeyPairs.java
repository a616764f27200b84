package io.bindery.c2s.connection;

import java.security.GeneralSecurityException;
import java.security.KeyException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;

/** Whether a key belongs to its certificate: the two files may be looked at while only one has been replaced. */
final class KeyPairs {
    private static final byte[] SAMPLE = {1, 2, 3};
    private static final Map<String, String> ALGORITHMS =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private KeyPairs() {}

    /** Throws a {@link GeneralSecurityException} where they do not belong together. */
    static void check(KeyManagerFactory factory) throws GeneralSecurityException {
        for (KeyManager manager : factory.getKeyManagers()) {
            if (manager instanceof X509KeyManager keys) {
                check(keys);
            }
        }
    }

    private static void check(X509KeyManager keys) throws GeneralSecurityException {
        for (String type : ALGORITHMS.keySet()) {
            String[] aliases = keys.getServerAliases(type, null);
            for (String alias : aliases == null ? new String[0] : aliases) {
                check(keys.getPrivateKey(alias), keys.getCertificateChain(alias)[0]);
            }
        }
    }

    private static void check(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHMS.getOrDefault(key.getAlgorithm(), key.getAlgorithm()));
        signature.initSign(key);
        signature.update(SAMPLE);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(SAMPLE);
        if (!signature.verify(signed)) {
            throw new KeyException("the key does not belong to the certificate");
        }
    }
}
