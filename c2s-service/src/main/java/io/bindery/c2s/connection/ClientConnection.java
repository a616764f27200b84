package io.bindery.c2s.connection;

import io.bindery.c2s.EdgeConfig;
import io.bindery.c2s.stream.ClientStream;
import io.bindery.c2s.xml.XmlStreamEvent;
import io.bindery.c2s.xml.XmlStreamEvent.StreamClosed;
import io.bindery.model.error.StreamErrorCondition;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * One client's connection, whatever carries it: who waits for whom, and for how long. Lives on one event loop.
 */
final class ClientConnection {
    /** How long a client may take to close after our last word. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final EdgeConfig.Limits limits;
    private final Wire wire;
    private final ClientStream stream;
    private final Deadline deadline;
    private boolean pumping;
    private boolean stepInFlight;
    private boolean closing;
    private boolean clientHasClosed;

    ClientConnection(EdgeConfig.Limits limits, Wire wire, ClientStream stream, Deadline deadline) {
        this.limits = limits;
        this.wire = wire;
        this.stream = stream;
        this.deadline = deadline;
    }

    /** Ends what has taken too long; called now and then. */
    void check() {
        if (closing ? deadline.passed() : deadline.stalled()) {
            wire.abort();
        } else if (!closing && deadline.passed()) {
            stream.end(StreamErrorCondition.CONNECTION_TIMEOUT, "nothing was heard in time");
        } else if (!closing && deadline.quiet()) {
            stream.probe();
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

    /** Completes when an ended stream has given its session back. */
    Future<Void> left() {
        return stream.left();
    }

    /** The connection is gone, or going without a word. */
    void lost() {
        closing = true;
        deadline.closing(LINGER);
        stream.connectionLost();
    }

    /** The client has sent something. */
    void received() {
        if (closing) {
            awaitEnd();
        } else {
            deadline.heard();
            pump();
        }
    }

    /** The client reads again what it is sent. */
    void drained() {
        stream.drained();
        pump();
    }

    /** Sends what is queued, unless an event is under way, behind which that happens anyway. */
    void flush() {
        if (!pumping) {
            wire.write();
            adjustReading();
        }
    }

    /** Gives the stream what was received, so far as it and the client's reading allow. */
    private void pump() {
        pumping = true;
        while (!closing && !wire.full() && !stepInFlight) {
            XmlStreamEvent event = wire.next();
            if (event == null) {
                break;
            }
            clientHasClosed = event instanceof StreamClosed;
            Future<Void> step = stream.receive(event);
            if (!step.isComplete()) {
                await(step);
            }
        }
        pumping = false;
        flush();
    }

    /** The client is on line. */
    void admitted() {
        deadline.admitted();
    }

    /** Our stream has ended and nothing follows it. */
    void end() {
        closing = true;
        wire.write();
        if (clientHasClosed) {
            // The last answers may still be on their way to a slow reader.
            deadline.closing(limits.stall());
            wire.hangUp();
        } else {
            // Closing at once would reset the connection while the client still sends, and the reset may
            // overtake our last words: what comes is read and dropped until the client closes too.
            deadline.closing(LINGER);
            awaitEnd();
            wire.read(true);
        }
    }

    private void await(Future<Void> step) {
        stepInFlight = true;
        step.onComplete(done -> {
            stepInFlight = false;
            pump();
        });
    }

    /** RFC 6120 4.4: whoever closes first waits for the other to close its stream; what comes before is dropped. */
    private void awaitEnd() {
        XmlStreamEvent event = wire.next();
        while (event != null) {
            if (event instanceof StreamClosed) {
                wire.hangUp();
            }
            event = wire.next();
        }
    }

    /** A client that does not read, or whose step is in flight, is not read from (promise P7). */
    private void adjustReading() {
        boolean full = wire.full();
        deadline.writable(!full);
        wire.read(closing || !stepInFlight && !full);
    }
}
