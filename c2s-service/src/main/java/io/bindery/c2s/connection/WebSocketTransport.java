package io.bindery.c2s.connection;

import io.bindery.c2s.EdgeConfig;
import io.bindery.c2s.negotiation.EdgeServices;
import io.bindery.c2s.negotiation.sasl.ChannelBindings;
import io.bindery.c2s.negotiation.sasl.TlsChannelBindings;
import io.bindery.c2s.stream.ClientStream;
import io.bindery.c2s.stream.LocalStreams;
import io.bindery.c2s.stream.StreamHeader;
import io.bindery.c2s.stream.StreamTransport;
import io.bindery.c2s.xml.XmlFrameParser;
import io.bindery.c2s.xml.XmlStreamEvent;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.xml.XmlElement;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.internal.http.WebSocketInternal;

/** A stream over a WebSocket (RFC 7395): messages to events, elements to messages. Lives on one event loop. */
final class WebSocketTransport implements StreamTransport, Wire {
    private final ServerWebSocket socket;
    private final Context context = Vertx.currentContext();
    private final EdgeConfig.Limits limits;
    private final XmlFrameParser parser;
    private final ClientConnection connection;
    private boolean reading = true;
    private boolean hangingUp;

    WebSocketTransport(ServerWebSocket socket, EdgeServices edge, LocalStreams streams, Deadline deadline) {
        this.socket = socket;
        this.limits = edge.config().limits();
        this.parser = new XmlFrameParser(limits.early());
        this.connection = new ClientConnection(limits, this, new ClientStream(edge, streams, this), deadline);
        socket.frameHandler(this::received);
        socket.drainHandler(drained -> connection.drained());
        ChannelHandlerContext last = channel();
        last.pipeline().addBefore(last.name(), "frame-faults", new FrameFaults(this::faulty));
    }

    /** The connection that this carries. */
    ClientConnection connection() {
        return connection;
    }

    private ChannelHandlerContext channel() {
        return ((WebSocketInternal) socket).channelHandlerContext();
    }

    private void received(WebSocketFrame frame) {
        switch (frame.type()) {
            case TEXT, CONTINUATION -> feed(frame);
            case BINARY -> {
                // RFC 7395 3.2.
                parser.refuse(StreamErrorCondition.BAD_FORMAT, "messages must be text");
                feed(frame);
            }
            case CLOSE -> connection.lost();
            // Vert.x has answered, and asks for one more frame behind this handler, which would undo a pause.
            case PING, PONG -> context.runOnContext(later -> connection.received());
        }
    }

    private void feed(WebSocketFrame frame) {
        parser.feed(frame.binaryData().getBytes(), frame.isFinal());
        connection.received();
    }

    /** Comes from Netty, outside of any context. */
    private void faulty(WebSocketCloseStatus status) {
        boolean large = status.equals(WebSocketCloseStatus.MESSAGE_TOO_BIG);
        context.runOnContext(later -> {
            parser.refuse(
                    large ? StreamErrorCondition.POLICY_VIOLATION : StreamErrorCondition.BAD_FORMAT,
                    large ? "a message is too large" : "not the frames of a WebSocket");
            connection.received();
        });
    }

    @Override
    public XmlStreamEvent next() {
        return parser.next();
    }

    @Override
    public boolean full() {
        return !socket.isClosed() && socket.writeQueueFull();
    }

    /** Vert.x itself lets the answers to one read leave together; only the end waits for a slow reader. */
    @Override
    public void write() {
        if (hangingUp && !full()) {
            hangingUp = false;
            socket.close();
        }
    }

    @Override
    public void read(boolean wanted) {
        if (wanted == reading) {
            return;
        }
        reading = wanted;
        if (wanted) {
            socket.resume();
        } else {
            socket.pause();
        }
    }

    @Override
    public void hangUp() {
        hangingUp = true;
        write();
    }

    @Override
    public void abort() {
        // Past Vert.x, which would go on waiting for the client: the frame leaves if the socket takes it at once.
        channel().writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE));
        channel().close();
    }

    @Override
    public boolean encrypted() {
        return socket.isSsl();
    }

    @Override
    public String address() {
        return socket.remoteAddress().hostAddress();
    }

    @Override
    public ChannelBindings channelBindings() {
        return socket.isSsl() ? TlsChannelBindings.of(socket.sslSession()) : ChannelBindings.NONE;
    }

    @Override
    public void open(StreamHeader header, String streamId) {
        message(WebSocketFraming.open(header, streamId));
    }

    @Override
    public void send(XmlElement element) {
        message(WebSocketFraming.message(element));
    }

    @Override
    public void stanza(String xml) {
        message(xml);
    }

    private void message(String xml) {
        // In one frame, however long: some clients do not join parts.
        socket.writeFinalTextFrame(xml);
    }

    @Override
    public boolean writable() {
        return !full();
    }

    @Override
    public void flush() {
        connection.flush();
    }

    @Override
    public void keepAlive() {
        // RFC 7395 3.8: not by white space. The answer counts as a sign of life.
        socket.writePing(Buffer.buffer());
    }

    /** Each message begins anew anyway. */
    @Override
    public void restart() {}

    /** RFC 7395 3.9: TLS lies below the WebSocket, so nothing like this is offered. */
    @Override
    public Future<Void> startTls(XmlElement proceed) {
        return Future.failedFuture(
                new StreamErrorException(StreamErrorCondition.POLICY_VIOLATION, "TLS cannot begin in a WebSocket"));
    }

    @Override
    public void admitted() {
        parser.limits(limits.onLine());
        connection.admitted();
    }

    @Override
    public void close() {
        message(WebSocketFraming.CLOSE);
        connection.end();
    }
}
