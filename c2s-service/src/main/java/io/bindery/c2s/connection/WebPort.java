package io.bindery.c2s.connection;

import io.bindery.c2s.EdgeConfig;
import io.bindery.c2s.TlsMode;
import io.bindery.c2s.negotiation.EdgeServices;
import io.bindery.c2s.stream.LocalStreams;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The port for browsers: the WebSocket (RFC 7395) and the documents that tell where it is. Lives on one event loop. */
final class WebPort {
    private static final Logger LOG = LoggerFactory.getLogger(WebPort.class);
    private static final String SUBPROTOCOL = "xmpp";

    private final Vertx vertx;
    private final EdgeServices edge;
    private final LocalStreams streams;
    private final Tls tls;
    private final Connections connections;
    private final EdgeConfig.Listeners config;
    /** Connections that may still become streams, and the time that they have for it. */
    private final Map<HttpConnection, Deadline> visitors = new HashMap<>();

    private Future<HttpServer> server = Future.failedFuture("not open");

    WebPort(Vertx vertx, EdgeServices edge, LocalStreams streams, Tls tls, Connections connections) {
        this.vertx = vertx;
        this.edge = edge;
        this.streams = streams;
        this.tls = tls;
        this.connections = connections;
        this.config = edge.config().listeners();
    }

    /** Opens the port if there is to be one; the key material must have been read. */
    Future<Void> open() {
        if (config.webSocket().port() == 0) {
            return Future.succeededFuture();
        }
        server = vertx.createHttpServer(options())
                .connectionHandler(this::connected)
                .exceptionHandler(cause -> LOG.debug("connection broken: {}", cause.toString()))
                .requestHandler(this::requested)
                .listen();
        return server.mapEmpty();
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(config.address())
                .setPort(config.webSocket().port())
                .setTcpNoDelay(true)
                // A WebSocket begins in HTTP/1.1 (RFC 6455 4.1).
                .setHttp2ClearTextEnabled(false)
                .setWebSocketSubProtocols(List.of(SUBPROTOCOL))
                .setMaxWebSocketFrameSize(edge.config().limits().elementBytes())
                // What little comes in could grow without a limit.
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false);
    }

    /** Closes visitors that have taken too long; called now and then. */
    void check() {
        visitors.entrySet().stream()
                .filter(visitor -> visitor.getValue().passed())
                .map(Map.Entry::getKey)
                .toList()
                .forEach(visitor -> channel(visitor).close());
    }

    /** Closes the port and its connections. */
    Future<Void> close() {
        return server.compose(HttpServer::close).otherwiseEmpty();
    }

    private void connected(HttpConnection connection) {
        String address = connection.remoteAddress().hostAddress();
        ChannelHandlerContext channel = channel(connection);
        if (!connections.enter(address)) {
            // As before TLS, nothing can be said yet.
            channel.close();
            return;
        }
        visitors.put(connection, new Deadline(edge.config().limits(), System::nanoTime));
        // The handler that HttpConnection has for this is not called behind an upgrade.
        channel.channel().closeFuture().addListener(closed -> {
            visitors.remove(connection);
            connections.leave(address);
        });
        if (config.mode() != TlsMode.DISABLED) {
            tls.secure(channel.pipeline()).onFailure(cause -> LOG.debug("TLS failed: {}", cause.toString()));
        }
    }

    /** {@code HttpConnection.close} would wait for what the client leaves unread. */
    private static ChannelHandlerContext channel(HttpConnection connection) {
        return ((HttpServerConnection) connection).channelHandlerContext();
    }

    private void requested(HttpServerRequest request) {
        String path = request.method().equals(HttpMethod.GET) ? String.valueOf(request.path()) : "";
        switch (path) {
            case EdgeConfig.WebSocket.PATH -> upgrade(request);
            case HostMeta.XRD_PATH -> tell(request, "application/xrd+xml", HostMeta::xrd);
            case HostMeta.JRD_PATH -> tell(request, "application/json", HostMeta::jrd);
            default -> request.response().setStatusCode(404).end();
        }
    }

    private void tell(HttpServerRequest request, String type, Function<HostMeta, String> form) {
        String known = config.webSocket().url();
        if (known.isEmpty() && request.authority() == null) {
            request.response().setStatusCode(400).end("which host?");
            return;
        }
        String here = (request.isSSL() ? "wss://" : "ws://") + request.authority() + EdgeConfig.WebSocket.PATH;
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                // XEP-0156: scripts of any origin may read it.
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .end(form.apply(new HostMeta(known.isEmpty() ? here : known)));
    }

    private void upgrade(HttpServerRequest request) {
        if (connections.stopping()) {
            request.response().setStatusCode(503).end();
        } else if (offersXmpp(request)) {
            request.toWebSocket()
                    .onSuccess(socket -> serve(request.connection(), socket))
                    .onFailure(cause -> LOG.debug("no WebSocket: {}", cause.toString()));
        } else {
            // RFC 7395 3.1.
            request.response().setStatusCode(400).end("the subprotocol must be xmpp");
        }
    }

    private static boolean offersXmpp(HttpServerRequest request) {
        return request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL).stream()
                .flatMap(offered -> Arrays.stream(offered.split(",")))
                .anyMatch(offered -> offered.strip().equals(SUBPROTOCOL));
    }

    private void serve(HttpConnection visitor, ServerWebSocket socket) {
        Deadline deadline = visitors.remove(visitor);
        if (deadline == null) {
            // It has gone while its request was read.
            return;
        }
        ClientConnection connection = new WebSocketTransport(socket, edge, streams, deadline).connection();
        connections.add(connection);
        socket.exceptionHandler(cause -> LOG.debug("connection broken: {}", cause.toString()));
        socket.closeHandler(closed -> connections.lost(connection));
    }
}
