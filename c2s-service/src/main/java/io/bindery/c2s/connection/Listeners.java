package io.bindery.c2s.connection;

import io.bindery.c2s.EdgeConfig;
import io.bindery.c2s.TlsMode;
import io.bindery.c2s.negotiation.EdgeServices;
import io.bindery.c2s.stream.LocalStreams;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ports of an edge and the connections that came in through them. Lives on one event loop. */
public final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    private static final long CHECK_EVERY = Duration.ofSeconds(1).toMillis();

    private final Vertx vertx;
    private final EdgeServices edge;
    private final LocalStreams streams;
    private final EdgeConfig.Listeners config;
    private final Tls tls;
    private final Connections connections;
    private final WebPort web;
    private final List<NetServer> servers = new ArrayList<>(2);

    public Listeners(Vertx vertx, EdgeServices edge, LocalStreams streams) {
        this.vertx = vertx;
        this.edge = edge;
        this.streams = streams;
        this.config = edge.config().listeners();
        this.tls = new Tls(vertx, config.tls());
        this.connections = new Connections(vertx, edge.config().limits().perAddress());
        this.web = new WebPort(vertx, edge, streams, tls, connections);
    }

    /** Reads the key material and opens the ports. */
    public Future<Void> open() {
        vertx.setPeriodic(CHECK_EVERY, tick -> check());
        return config.mode() == TlsMode.DISABLED ? openPlain() : openSecured();
    }

    private Future<Void> openPlain() {
        return listen(config.tcpPort(), this::connected).compose(opened -> web.open());
    }

    private Future<Void> openSecured() {
        vertx.setPeriodic(config.tls().checkEvery().toMillis(), tick -> reload());
        return tls.read()
                .compose(read -> openPlain())
                .compose(opened -> listen(config.tlsPort(), this::connectedByTls));
    }

    private Future<Void> listen(int port, Handler<NetSocket> accepted) {
        if (port == 0) {
            return Future.succeededFuture();
        }
        NetServerOptions options =
                new NetServerOptions().setHost(config.address()).setPort(port).setTcpNoDelay(true);
        NetServer server = vertx.createNetServer(options).connectHandler(accepted);
        servers.add(server);
        return server.listen().mapEmpty();
    }

    private void connectedByTls(NetSocket socket) {
        if (letIn(socket)) {
            tls.secure(socket).onFailure(cause -> LOG.debug("TLS failed: {}", cause.toString()));
            serve(socket);
        } else {
            // Nothing can be said before TLS, and a handshake is what the limit is to save.
            socket.close();
        }
    }

    private void connected(NetSocket socket) {
        if (letIn(socket)) {
            serve(socket);
        } else {
            socket.end(Buffer.buffer(TcpFraming.refusal(edge, "too many connections")));
        }
    }

    private boolean letIn(NetSocket socket) {
        return connections.enter(socket.remoteAddress().hostAddress());
    }

    private void serve(NetSocket socket) {
        String address = socket.remoteAddress().hostAddress();
        ClientConnection connection = new TcpTransport(socket, edge, streams, tls).connection();
        connections.add(connection);
        socket.exceptionHandler(cause -> LOG.debug("connection broken: {}", cause.toString()));
        socket.closeHandler(closed -> {
            connections.leave(address);
            connections.lost(connection);
        });
    }

    private void check() {
        connections.check();
        web.check();
    }

    private void reload() {
        tls.read()
                .onSuccess(changed -> {
                    if (changed) {
                        LOG.info("a new certificate is in force");
                    }
                })
                .onFailure(cause -> LOG.error("the certificate cannot be read again: {}", cause.toString()));
    }

    /** Lets nobody in any more, ends every stream with {@code system-shutdown} and closes the ports. */
    public Future<Void> close() {
        return connections.end().compose(ended -> edge.ends().settle(vertx)).eventually(this::closePorts);
    }

    private Future<Void> closePorts() {
        List<Future<Void>> closed = new ArrayList<>(List.of(web.close()));
        servers.forEach(server -> closed.add(server.close()));
        return Future.join(closed).mapEmpty();
    }
}
