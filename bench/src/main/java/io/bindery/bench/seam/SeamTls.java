package io.bindery.bench.seam;

import io.bindery.bench.login.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** TLS over a connection that stands; trusts one certificate, or any where none is named: it tests, it guards nothing. */
final class SeamTls {
    // XEP-0368 3: the protocol name of direct TLS.
    private static final String ALPN = "xmpp-client";

    private SeamTls() {}

    static SSLSocket over(Socket socket, SeamTarget target) throws IOException {
        SSLSocket secured = (SSLSocket) context(target.certificate())
                .getSocketFactory()
                .createSocket(socket, target.domain(), socket.getPort(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(target.domain())));
        if (target.tls() == Tls.DIRECT) {
            parameters.setApplicationProtocols(new String[] {ALPN});
        }
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static SSLContext context(Path certificate) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager[] trust = certificate == null ? new TrustManager[] {new TrustsAll()} : pinned(certificate);
            context.init(null, trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be prepared: " + e.getMessage(), e);
        }
    }

    private static TrustManager[] pinned(Path certificate) throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(certificate)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "pinned", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            return trust.getTrustManagers();
        }
    }

    private static final class TrustsAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
