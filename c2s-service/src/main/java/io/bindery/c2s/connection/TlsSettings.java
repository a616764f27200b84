package io.bindery.c2s.connection;

import io.bindery.c2s.EdgeConfig.TlsFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemKeyCertOptions;
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
    private Buffer certificate;
    private Buffer key;
    private ServerSSLOptions current;

    TlsSettings(Vertx vertx, TlsFiles files) {
        this.vertx = vertx;
        this.files = files;
    }

    /** Reads the files; completes with whether they hold something else than before. */
    Future<Boolean> read() {
        return Future.all(
                        vertx.fileSystem().readFile(files.certificate()),
                        vertx.fileSystem().readFile(files.key()))
                .map(both -> take(both.resultAt(0), both.resultAt(1)));
    }

    private boolean take(Buffer newCertificate, Buffer newKey) {
        if (newCertificate.equals(certificate) && newKey.equals(key)) {
            return false;
        }
        certificate = newCertificate;
        key = newKey;
        current = new ServerSSLOptions()
                .setKeyCertOptions(keyMaterial())
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setUseAlpn(true)
                .setApplicationLayerProtocols(ALPN);
        return true;
    }

    /** By value: Vert.x recognises key material by what it says, so new files make a new context. */
    private PemKeyCertOptions keyMaterial() {
        return new PemKeyCertOptions().addCertValue(certificate).addKeyValue(key);
    }

    /** How TLS is spoken now. */
    ServerSSLOptions current() {
        return current;
    }

    /** Makes a port one of direct TLS. */
    NetServerOptions apply(NetServerOptions options) {
        options.setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(keyMaterial())
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .getSslOptions()
                .setApplicationLayerProtocols(ALPN);
        return options;
    }

    /** BoringSSL where it runs, else the JDK. */
    SSLEngineOptions engine() {
        return files.openssl() && OpenSSLEngineOptions.isAvailable()
                ? new OpenSSLEngineOptions()
                : new JdkSSLEngineOptions();
    }
}
