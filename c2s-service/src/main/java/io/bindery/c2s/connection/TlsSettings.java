package io.bindery.c2s.connection;

import io.bindery.c2s.EdgeConfig.TlsFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.SSLEngineOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.List;
import java.util.Set;

/** The TLS side of the edge: the key material as it was last read, and how TLS is spoken. */
final class TlsSettings {
    /** XEP-0368 2. */
    private static final List<String> ALPN = List.of("xmpp-client");

    private static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");

    private final Vertx vertx;
    private final TlsFiles files;
    private final boolean openssl;
    private KeyMaterial material;
    private ServerSSLOptions current;

    TlsSettings(Vertx vertx, TlsFiles files) {
        this.vertx = vertx;
        this.files = files;
        this.openssl = files.openssl() && OpenSSLEngineOptions.isAvailable();
    }

    /** Reads the files; completes with whether they hold something else than before. */
    Future<Boolean> read() {
        return Future.all(
                        vertx.fileSystem().readFile(files.certificate()),
                        vertx.fileSystem().readFile(files.key()))
                .map(both -> take(new KeyMaterial(both.resultAt(0), both.resultAt(1), openssl)));
    }

    private boolean take(KeyMaterial read) {
        if (read.equals(material)) {
            return false;
        }
        material = read;
        current = new ServerSSLOptions()
                .setKeyCertOptions(material)
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setUseAlpn(true)
                .setApplicationLayerProtocols(ALPN);
        return true;
    }

    /** How TLS is spoken now. */
    ServerSSLOptions current() {
        return current;
    }

    /** Makes a port one of direct TLS. */
    NetServerOptions apply(NetServerOptions options) {
        options.setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(material)
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .getSslOptions()
                .setApplicationLayerProtocols(ALPN);
        return options;
    }

    /** BoringSSL where it runs, else the JDK. */
    SSLEngineOptions engine() {
        return openssl ? new OpenSSLEngineOptions() : new JdkSSLEngineOptions();
    }
}
