package io.bindery.bench.login;

import io.netty.handler.ssl.OpenSsl;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.SSLEngineOptions;
import java.util.List;

/** TLS of a client that trusts everybody: it measures, it guards nothing. */
public final class ClientTls {
    // XEP-0368 3: the protocol name of direct TLS.
    private static final String ALPN = "xmpp-client";

    private ClientTls() {}

    /** The options of a client for this target. */
    public static NetClientOptions options(Target target) {
        NetClientOptions options = new NetClientOptions().setTcpNoDelay(true).setConnectTimeout(5_000);
        if (target.tls() == Tls.NONE) {
            return options;
        }
        options.setSslEngineOptions(engine(target.resumeTls()));
        options.setTrustAll(true).setHostnameVerificationAlgorithm("");
        if (target.tls() == Tls.DIRECT) {
            options.setSsl(true).setUseAlpn(true);
            options.setApplicationLayerProtocols(List.of(ALPN));
        }
        return options;
    }

    /** What STARTTLS goes on with. */
    public static ClientSSLOptions upgrade() {
        return new ClientSSLOptions().setTrustAll(true).setHostnameVerificationAlgorithm("");
    }

    private static SSLEngineOptions engine(boolean resume) {
        // A full handshake each time is what a server has to carry, unless the plan says otherwise.
        System.setProperty("io.netty.handler.ssl.openssl.sessionCacheClient", Boolean.toString(resume));
        return OpenSsl.isAvailable()
                ? new OpenSSLEngineOptions().setSessionCacheEnabled(resume)
                : new JdkSSLEngineOptions();
    }
}
