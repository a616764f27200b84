package io.bindery.c2s.connection;

import io.bindery.c2s.EdgeConfig;
import io.bindery.c2s.negotiation.EdgeServices;
import io.bindery.c2s.negotiation.sasl.ChannelBindings;
import io.bindery.c2s.negotiation.sasl.TlsChannelBindings;
import io.bindery.c2s.stream.ClientStream;
import io.bindery.c2s.stream.LocalStreams;
import io.bindery.c2s.stream.StreamHeader;
import io.bindery.c2s.stream.StreamTransport;
import io.bindery.c2s.xml.XmlStreamEvent;
import io.bindery.c2s.xml.XmlStreamParser;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;

/** A stream over TCP (RFC 6120): bytes to events, elements to bytes. Lives on one event loop. */
final class TcpTransport implements StreamTransport, Wire {
    /** What may gather before it is written, so that one chunk of small requests cannot fill the memory. */
    private static final int FLUSH_CHARACTERS = 16_384;

    private final NetSocket socket;
    private final Tls tls;
    private final EdgeConfig.Limits limits;
    private final XmlStreamParser parser;
    private final ClientConnection connection;
    private final StringBuilder out = new StringBuilder();
    private boolean handshaking;

    TcpTransport(NetSocket socket, EdgeServices edge, LocalStreams streams, Tls tls) {
        this.socket = socket;
        this.tls = tls;
        this.limits = edge.config().limits();
        this.parser = new XmlStreamParser(limits.early());
        this.connection = new ClientConnection(
                limits, this, new ClientStream(edge, streams, this), new Deadline(limits, System::nanoTime));
        socket.handler(this::received);
        socket.drainHandler(drained -> connection.drained());
    }

    /** The connection that this carries. */
    ClientConnection connection() {
        return connection;
    }

    private void received(Buffer chunk) {
        if (handshaking) {
            abort();
            return;
        }
        parser.feed(chunk.getBytes());
        connection.received();
    }

    @Override
    public XmlStreamEvent next() {
        return parser.next();
    }

    @Override
    public boolean full() {
        if (out.length() > FLUSH_CHARACTERS) {
            write();
        }
        return socket.writeQueueFull();
    }

    @Override
    public void write() {
        if (!out.isEmpty()) {
            socket.write(takeOut());
        }
    }

    @Override
    public void read(boolean wanted) {
        if (wanted || handshaking) {
            socket.resume();
        } else {
            socket.pause();
        }
    }

    @Override
    public void hangUp() {
        socket.close();
    }

    /** {@code NetSocket.close} would wait for what the client leaves unread. */
    @Override
    public void abort() {
        ((NetSocketInternal) socket).channelHandlerContext().close();
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
        TcpFraming.open(out, header, streamId);
    }

    @Override
    public void send(XmlElement element) {
        TcpFraming.append(out, element);
    }

    @Override
    public void stanza(String xml) {
        StanzaText.append(out, xml);
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
        // RFC 6120 4.6.1: white space between elements means nothing.
        out.append(' ');
    }

    @Override
    public void restart() {
        parser.restart();
    }

    @Override
    public Future<Void> startTls(XmlElement proceed) {
        if (parser.unread() > 0) {
            // Bytes that came in the clear must not be taken for bytes that came through TLS.
            return Future.failedFuture(new StreamErrorException(
                    StreamErrorCondition.POLICY_VIOLATION, "nothing may follow <starttls/> before <proceed/>"));
        }
        write();
        parser.restart();
        // TLS is in place before the client may begin it: from here on each octet that is read from the socket goes
        // through it, and what had been read in the clear before is refused when it comes.
        handshaking = true;
        send(proceed);
        return tls.secureBehind(socket, takeOut())
                .onComplete(done -> handshaking = false)
                .recover(cause -> {
                    // There is no common language left to tell it in.
                    abort();
                    return Future.succeededFuture();
                });
    }

    @Override
    public void admitted() {
        parser.limits(limits.onLine());
        connection.admitted();
    }

    @Override
    public void close() {
        out.append(TcpFraming.END);
        connection.end();
    }

    private Buffer takeOut() {
        Buffer taken = Buffer.buffer(out.toString());
        out.setLength(0);
        return taken;
    }
}
