package io.bindery.c2s.connection;

import io.bindery.c2s.EdgeConfig.TlsFiles;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslCachingX509KeyManagerFactory;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import javax.net.ssl.KeyManagerFactory;

/**
 * TLS of the edge: the certificate as it was last read, put between a socket and its connection. Netty's handler is
 * placed by hand, because {@code NetSocket.upgradeToSsl} works on the first of several servers of a port alone
 * (Vert.x 5.0), and so every port and a changed certificate take one way.
 */
final class Tls {
    /** XEP-0368 2. A client that names no protocol is served all the same. */
    private static final ApplicationProtocolConfig ALPN = new ApplicationProtocolConfig(
            Protocol.ALPN, SelectorFailureBehavior.NO_ADVERTISE, SelectedListenerFailureBehavior.ACCEPT, "xmpp-client");

    private static final String HANDLER = "ssl";

    private final Vertx vertx;
    private final TlsFiles files;
    private final boolean openssl;
    private Buffer certificate;
    private Buffer key;
    private SslContext context;

    Tls(Vertx vertx, TlsFiles files) {
        this.vertx = vertx;
        this.files = files;
        this.openssl = files.openssl() && OpenSsl.isAvailable();
    }

    /** Reads the files; completes with whether they held something new, which later handshakes use. */
    Future<Boolean> read() {
        return Future.all(
                        vertx.fileSystem().readFile(files.certificate()),
                        vertx.fileSystem().readFile(files.key()))
                .compose(both -> take(both.resultAt(0), both.resultAt(1)));
    }

    private Future<Boolean> take(Buffer newCertificate, Buffer newKey) {
        if (newCertificate.equals(certificate) && newKey.equals(key)) {
            return Future.succeededFuture(false);
        }
        return vertx.executeBlocking(() -> context(newCertificate, newKey)).map(made -> {
            context = made;
            certificate = newCertificate;
            key = newKey;
            return true;
        });
    }

    private SslContext context(Buffer newCertificate, Buffer newKey) throws Exception {
        KeyManagerFactory keys = new PemKeyCertOptions()
                .addCertValue(newCertificate)
                .addKeyValue(newKey)
                .getKeyManagerFactory(vertx);
        // Without the cache Netty hands the key to OpenSSL as PEM anew for each handshake.
        return SslContextBuilder.forServer(openssl ? new OpenSslCachingX509KeyManagerFactory(keys) : keys)
                .sslProvider(openssl ? SslProvider.OPENSSL : SslProvider.JDK)
                .protocols("TLSv1.3", "TLSv1.2")
                .applicationProtocolConfig(ALPN)
                .build();
    }

    /** Lets TLS begin with the next octet in either direction; completes when the handshake is done. */
    Future<Void> secure(NetSocket socket) {
        return place(pipeline(socket), false);
    }

    /** The same below a connection that has a pipeline of its own. */
    Future<Void> secure(ChannelPipeline pipeline) {
        return place(pipeline, false);
    }

    /** The same, but a last text still leaves in the clear. */
    Future<Void> secureBehind(NetSocket socket, Buffer last) {
        Future<Void> secured = place(pipeline(socket), true);
        socket.write(last);
        return secured;
    }

    private static ChannelPipeline pipeline(NetSocket socket) {
        return ((NetSocketInternal) socket).channelHandlerContext().pipeline();
    }

    private Future<Void> place(ChannelPipeline pipeline, boolean firstWriteIsClear) {
        Promise<Void> secured = Promise.promise();
        SslHandler handler = new SslHandler(context.newEngine(pipeline.channel().alloc()), firstWriteIsClear);
        pipeline.addFirst(HANDLER, handler);
        handler.handshakeFuture().addListener(handshake -> {
            if (handshake.isSuccess()) {
                secured.complete();
            } else {
                secured.fail(handshake.cause());
            }
        });
        return secured.future();
    }
}
