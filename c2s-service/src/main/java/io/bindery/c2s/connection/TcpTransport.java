package io.bindery.c2s.connection;

import io.bindery.c2s.EdgeConfig;
import io.bindery.c2s.negotiation.EdgeServices;
import io.bindery.c2s.negotiation.sasl.ChannelBindings;
import io.bindery.c2s.negotiation.sasl.TlsChannelBindings;
import io.bindery.c2s.stream.ClientStream;
import io.bindery.c2s.stream.LocalStreams;
import io.bindery.c2s.stream.StreamTransport;
import io.bindery.c2s.xml.XmlLimits;
import io.bindery.c2s.xml.XmlStreamEvent;
import io.bindery.c2s.xml.XmlStreamEvent.StreamClosed;
import io.bindery.c2s.xml.XmlStreamParser;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import java.time.Duration;

/** One TCP connection: bytes to events, text to bytes, and who waits for whom. Lives on one event loop. */
final class ClientConnection implements StreamTransport {
    /** What may gather before it is written, so that one chunk of small requests cannot fill the memory. */
    private static final int FLUSH_CHARACTERS = 16_384;
    /** How long a client may take to close after our last word. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final NetSocket socket;
    private final Tls tls;
    private final EdgeConfig.Limits limits;
    private final XmlStreamParser parser;
    private final ClientStream stream;
    private final Deadline deadline;
    private final StringBuilder out = new StringBuilder();
    private boolean stepInFlight;
    private boolean handshaking;
    private boolean closing;
    private boolean clientHasClosed;

    ClientConnection(NetSocket socket, EdgeServices edge, LocalStreams streams, Tls tls) {
        this.socket = socket;
        this.tls = tls;
        this.limits = edge.config().limits();
        this.parser =
                new XmlStreamParser(new XmlLimits(limits.earlyElementBytes(), limits.depth(), limits.attributes()));
        this.stream = new ClientStream(edge, streams, this);
        this.deadline = new Deadline(limits, System::nanoTime);
        socket.handler(this::received);
        socket.drainHandler(drained -> pump());
    }

    /** Ends what has taken too long; called now and then. */
    void check() {
        if (closing ? deadline.passed() : deadline.stalled()) {
            abort();
        } else if (!closing && deadline.passed()) {
            stream.end(StreamErrorCondition.CONNECTION_TIMEOUT, "nothing was heard in time");
        }
    }

    /** Whether its stream has not ended yet. */
    boolean open() {
        return !closing;
    }

    /** Ends the stream because the edge stops; completes when its session is given back. */
    Future<Void> shutDown() {
        return stream.end(StreamErrorCondition.SYSTEM_SHUTDOWN, "this server stops");
    }

    /** The connection is gone. */
    void lost() {
        closing = true;
        stream.connectionLost();
    }

    private void received(Buffer chunk) {
        if (handshaking) {
            abort();
            return;
        }
        parser.feed(chunk.getBytes());
        if (closing) {
            awaitClosingTag();
        } else {
            deadline.heard();
            pump();
        }
    }

    /** RFC 6120 4.4: whoever closes first waits for the other's closing tag; what comes before it is dropped. */
    private void awaitClosingTag() {
        XmlStreamEvent event = parser.next();
        while (event != null) {
            if (event instanceof StreamClosed) {
                socket.close();
            }
            event = parser.next();
        }
    }

    private void pump() {
        while (!closing && mayWrite() && !stepInFlight) {
            XmlStreamEvent event = parser.next();
            if (event == null) {
                break;
            }
            clientHasClosed = event instanceof StreamClosed;
            Future<Void> step = stream.receive(event);
            if (!step.isComplete()) {
                await(step);
            }
        }
        flush();
        adjustReading();
    }

    private void await(Future<Void> step) {
        stepInFlight = true;
        step.onComplete(done -> {
            stepInFlight = false;
            pump();
        });
    }

    private boolean mayWrite() {
        if (out.length() > FLUSH_CHARACTERS) {
            flush();
        }
        return !socket.writeQueueFull();
    }

    /** A client that does not read, or whose step is in flight, is not read from (promise P7). */
    private void adjustReading() {
        boolean full = socket.writeQueueFull();
        deadline.writable(!full);
        if (!closing && !handshaking && (stepInFlight || full)) {
            socket.pause();
        } else {
            socket.resume();
        }
    }

    private void flush() {
        if (!out.isEmpty()) {
            socket.write(Buffer.buffer(out.toString()));
            out.setLength(0);
        }
    }

    @Override
    public boolean encrypted() {
        return socket.isSsl();
    }

    @Override
    public ChannelBindings channelBindings() {
        return socket.isSsl() ? TlsChannelBindings.of(socket.sslSession()) : ChannelBindings.NONE;
    }

    @Override
    public void send(String xml) {
        out.append(xml);
    }

    @Override
    public void restart() {
        parser.restart();
    }

    @Override
    public Future<Void> startTls(String proceed) {
        if (parser.unread() > 0) {
            // Bytes that came in the clear must not be taken for bytes that came through TLS.
            return Future.failedFuture(new StreamErrorException(
                    StreamErrorCondition.POLICY_VIOLATION, "nothing may follow <starttls/> before <proceed/>"));
        }
        flush();
        parser.restart();
        // TLS is in place before the client may begin it: from here on each octet that is read from the socket goes
        // through it, and what had been read in the clear before is refused when it comes.
        handshaking = true;
        Future<Void> secured = tls.secureBehind(socket, Buffer.buffer(proceed));
        return secured.onComplete(done -> handshaking = false).recover(cause -> {
            // There is no common language left to tell it in.
            abort();
            return Future.succeededFuture();
        });
    }

    @Override
    public void admitted() {
        parser.limits(new XmlLimits(limits.elementBytes(), limits.depth(), limits.attributes()));
        deadline.admitted();
    }

    @Override
    public void close() {
        closing = true;
        flush();
        if (clientHasClosed) {
            // The last answers may still be on their way to a slow reader.
            deadline.closing(limits.stall());
            socket.close();
        } else {
            // Closing at once would reset the connection while the client still sends, and the reset may
            // overtake our last words: what comes is read and dropped until the client closes too.
            deadline.closing(LINGER);
            awaitClosingTag();
            socket.resume();
        }
    }

    /** Closes without waiting for what the client leaves unread, which {@code NetSocket.close} would do. */
    private void abort() {
        ((NetSocketInternal) socket).channelHandlerContext().close();
    }
}
