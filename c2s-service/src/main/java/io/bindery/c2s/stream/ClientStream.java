package io.bindery.c2s.stream;

import io.bindery.c2s.negotiation.EdgeServices;
import io.bindery.c2s.negotiation.Established.Session;
import io.bindery.c2s.negotiation.NegotiationContext;
import io.bindery.c2s.stanza.SessionDelivery;
import io.bindery.c2s.xml.XmlStreamEvent;
import io.bindery.c2s.xml.XmlStreamEvent.ElementReceived;
import io.bindery.c2s.xml.XmlStreamEvent.StreamBroken;
import io.bindery.c2s.xml.XmlStreamEvent.StreamClosed;
import io.bindery.c2s.xml.XmlStreamEvent.StreamOpened;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.route.Delivery;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's stream: events in, elements out, one state at a time. Lives on one event loop. */
public final class ClientStream {
    private static final Logger LOG = LoggerFactory.getLogger(ClientStream.class);

    private final EdgeServices edge;
    private final LocalStreams streams;
    private final StreamTransport transport;
    private StreamState state = new AwaitingHeader(Optional.empty());
    private Future<Void> step = Future.succeededFuture();
    private Future<Void> departure = Future.succeededFuture();
    private boolean opened;

    public ClientStream(EdgeServices edge, LocalStreams streams, StreamTransport transport) {
        this.edge = edge;
        this.streams = streams;
        this.transport = transport;
    }

    /** Takes one event; the next may be given when the returned future, which never fails, is complete. */
    public Future<Void> receive(XmlStreamEvent event) {
        try {
            step = step(event).recover(this::fail).otherwiseEmpty();
        } catch (RuntimeException e) {
            step = fail(e);
        }
        return step;
    }

    /**
     * Ends the stream with an error, for a reason outside of it; completes when its session is given back, also the one
     * of a bind that is on its way.
     */
    public Future<Void> end(StreamErrorCondition condition, String text) {
        Future<Void> inFlight = step;
        return fail(new StreamErrorException(condition, text)).compose(ended -> inFlight);
    }

    /** The connection is gone; what was read before is carried out, then what the stream held is given back. */
    public void connectionLost() {
        StreamState last = state;
        boolean left = leaving();
        state = new Ended();
        if (!left) {
            departure = last.settle().transform(settled -> leave(last));
        }
    }

    /** Completes when a stream that has ended has given back what it held, also the session of a bind on its way. */
    public Future<Void> left() {
        Future<Void> inFlight = step;
        return departure.compose(departed -> inFlight);
    }

    /** Stanzas for the session of this stream have come. */
    void deliver(List<Delivery> deliveries) {
        state.delivery().ifPresent(delivery -> delivery.deliver(deliveries));
    }

    /** The client reads again what it is sent. */
    public void drained() {
        state.delivery().ifPresent(SessionDelivery::resume);
    }

    /** Nothing was heard of the client for a while. */
    public void probe() {
        if (!(state instanceof Bound bound) || !bound.asksForSign()) {
            transport.keepAlive();
        }
        transport.flush();
    }

    private Future<Void> step(XmlStreamEvent event) {
        if (leaving()) {
            return departure;
        }
        if (event instanceof ElementReceived received) {
            StreamState before = state;
            return before.receive(received).compose(outcome -> finish(before, outcome));
        }
        if (event instanceof StreamOpened header) {
            open(header);
        } else if (event instanceof StreamBroken broken) {
            throw new StreamErrorException(broken.condition(), broken.text());
        } else if (event instanceof StreamClosed) {
            return close(List.of());
        }
        return Future.succeededFuture();
    }

    private void open(StreamOpened event) {
        if (!(state instanceof AwaitingHeader awaiting)) {
            throw new StreamErrorException(StreamErrorCondition.BAD_FORMAT, "the stream is open already");
        }
        StreamHeader header = StreamHeader.check(event, domains(awaiting));
        sendHeader(header);
        NegotiationContext context = NegotiationContext.of(
                edge,
                transport.encrypted(),
                new NegotiationContext.StreamFacts(
                        header.to(), header.from(), transport.channelBindings(), transport.address()),
                new SessionOutlet(transport, () -> state instanceof Ended, this::fail));
        if (awaiting.user().isPresent()) {
            state = new Authenticated(context, awaiting.user().get());
            transport.send(StreamFeatures.after(context, state));
        } else {
            state = new Unauthenticated(context, Tries.NONE);
            transport.send(StreamFeatures.before(context));
        }
    }

    /** Behind a restart the stream goes on with the domain that the user has authenticated for. */
    private List<String> domains(AwaitingHeader awaiting) {
        return awaiting.user()
                .map(user -> List.of(user.jid().domain()))
                .orElse(edge.config().domains());
    }

    private void sendHeader(StreamHeader header) {
        opened = true;
        transport.open(header, edge.identifiers().next());
    }

    private Future<Void> finish(StreamState before, StepOutcome outcome) {
        if (leaving()) {
            // The stream ended while the step was in flight: whatever new it led to is undone here.
            return outcome.next() == before
                    ? Future.succeededFuture()
                    : outcome.next().leave();
        }
        return switch (outcome.then()) {
            case GO_ON -> goOn(outcome);
            case RESTART -> restart(outcome);
            case START_TLS -> startTls(outcome);
            case CLOSE -> close(outcome.replies());
        };
    }

    private Future<Void> goOn(StepOutcome outcome) {
        StreamState before = state;
        state = outcome.next();
        send(outcome.replies());
        if (state instanceof Bound bound && !(before instanceof Bound)) {
            begin(bound.session());
        }
        return Future.succeededFuture();
    }

    /** The client knows of its session: from here on stanzas may come. */
    private void begin(Session session) {
        transport.admitted();
        streams.register(session.id(), this);
        if (session.waiting() > 0) {
            deliver(List.of(Delivery.nudge(session.id(), session.waiting())));
        }
    }

    private Future<Void> restart(StepOutcome outcome) {
        state = outcome.next();
        send(outcome.replies());
        transport.restart();
        opened = false;
        return Future.succeededFuture();
    }

    private Future<Void> startTls(StepOutcome outcome) {
        return transport.startTls(outcome.replies().get(0)).onSuccess(secured -> {
            if (!leaving()) {
                state = outcome.next();
                opened = false;
            }
        });
    }

    private void send(List<XmlElement> elements) {
        elements.forEach(transport::send);
    }

    private boolean leaving() {
        return state instanceof Settling || state instanceof Ended;
    }

    /** What was read is carried out before the last words, and its answers are written. */
    private Future<Void> close(List<XmlElement> lastWords) {
        StreamState last = state;
        state = new Settling(last);
        departure = last.settle()
                .transform(settled -> depart(
                        last,
                        settled.succeeded() ? lastWords : List.of(StreamErrors.element(streamError(settled.cause())))));
        return departure;
    }

    private Future<Void> depart(StreamState last, List<XmlElement> lastWords) {
        if (!(state instanceof Ended)) {
            send(lastWords);
            state = new Ended();
            transport.close();
        }
        return leave(last);
    }

    private Future<Void> fail(Throwable cause) {
        if (leaving()) {
            return departure;
        }
        StreamErrorException error = streamError(cause);
        if (!opened) {
            // RFC 6120 4.9.1.2: an error before our header is sent behind one.
            sendHeader(StreamHeader.fallback(edge.config().domains()));
        }
        return close(List.of(StreamErrors.element(error)));
    }

    private static StreamErrorException streamError(Throwable cause) {
        if (cause instanceof StreamErrorException error) {
            return error;
        }
        LOG.error("a step of a stream failed", cause);
        return new StreamErrorException(StreamErrorCondition.INTERNAL_SERVER_ERROR, "this should not have happened");
    }

    private Future<Void> leave(StreamState last) {
        if (last instanceof Bound bound) {
            streams.remove(bound.session().id());
        }
        return last.leave();
    }
}
