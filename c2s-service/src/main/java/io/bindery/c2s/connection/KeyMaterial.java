package io.bindery.c2s.connection;

import io.netty.handler.ssl.OpenSslCachingX509KeyManagerFactory;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;

/**
 * A certificate chain and its key. A value: Vert.x keeps one TLS context for equal material, so new files make a new one.
 *
 * @param openssl whether OpenSSL uses it
 */
record KeyMaterial(Buffer certificate, Buffer key, boolean openssl) implements KeyCertOptions {

    @Override
    public KeyCertOptions copy() {
        return this;
    }

    @Override
    public KeyManagerFactory getKeyManagerFactory(Vertx vertx) throws Exception {
        KeyManagerFactory factory = new PemKeyCertOptions()
                .addCertValue(certificate)
                .addKeyValue(key)
                .getKeyManagerFactory(vertx);
        // Without the cache Netty hands the key to OpenSSL as PEM anew for each handshake.
        return openssl ? new OpenSslCachingX509KeyManagerFactory(factory) : factory;
    }

    /** One certificate serves all domains: nothing depends on the name that the client asks for. */
    @Override
    public Function<String, KeyManagerFactory> keyManagerFactoryMapper(Vertx vertx) {
        return serverName -> null;
    }

    /** Names nothing that is secret. */
    @Override
    public String toString() {
        return "KeyMaterial[openssl=" + openssl + "]";
    }
}
