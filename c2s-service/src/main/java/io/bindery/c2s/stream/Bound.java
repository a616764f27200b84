package io.bindery.c2s.stream;

import io.bindery.c2s.negotiation.EdgeServices;
import io.bindery.c2s.negotiation.Established.Session;
import io.bindery.c2s.negotiation.NegotiationContext;
import io.bindery.c2s.stanza.SessionDelivery;
import io.bindery.c2s.stanza.SessionLink;
import io.bindery.c2s.stanza.StanzaAdmission;
import io.bindery.c2s.streammanagement.ClientReceipts;
import io.bindery.c2s.streammanagement.StreamManagement;
import io.bindery.c2s.streammanagement.StreamManagementElements;
import io.bindery.c2s.xml.XmlStreamEvent.ElementReceived;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The client is on line: what it writes is routed, what its session's log holds is written. */
record Bound(NegotiationContext context, Session session, Admitted admitted, Delivered delivered)
        implements StreamState {
    private static final Set<String> CLIENT_STATES = Set.of("active", "inactive");

    /** The way from the client. */
    record Admitted(StanzaAdmission stanzas, StreamManagement management) {}

    /** The way to the client. */
    record Delivered(SessionDelivery stanzas, ClientReceipts receipts) {}

    static Bound of(NegotiationContext context, Session session) {
        EdgeServices edge = context.edge();
        SessionLink link = new SessionLink(session.jid(), session.id(), edge.sessions(), edge.clock());
        StreamManagement management = new StreamManagement(session.features());
        ClientReceipts receipts = new ClientReceipts(link, management, edge.acknowledgements(), context.outlet());
        SessionDelivery delivery = new SessionDelivery(link, context.outlet(), receipts::written);
        StanzaAdmission admission = new StanzaAdmission(
                link, edge.config().routing(), context.outlet(), delivery::routed, delivery::behind);
        delivery.whenCaughtUp(admission::resume);
        return new Bound(context, session, new Admitted(admission, management), new Delivered(delivery, receipts));
    }

    @Override
    public Future<StepOutcome> receive(ElementReceived received) {
        XmlElement element = received.element();
        return switch (element.namespace()) {
            case Namespaces.CLIENT -> readOn(admitted.stanzas().stanza(element, received.bytes()));
            case Namespaces.CLIENT_STATE -> readOn(clientState(received));
            case Namespaces.STREAM_MANAGEMENT -> streamManagement(element);
            default -> {
                context.refuseSecondAuthentication(element);
                throw unknown();
            }
        };
    }

    /** XEP-0352 4.2: there is no answer; which stanzas it holds back is decided where they are put on the log. */
    private Future<Void> clientState(ElementReceived received) {
        if (!CLIENT_STATES.contains(received.element().name())) {
            throw unknown();
        }
        return admitted.stanzas().marker(received.element(), received.bytes());
    }

    private Future<StepOutcome> streamManagement(XmlElement element) {
        return switch (element.name()) {
            case "r" -> answerRequest();
            case "a" -> {
                delivered.receipts().acknowledged(element);
                yield reply(List.of());
            }
            case "enable" -> enable();
            case "resume" -> reply(List.of(StreamManagementElements.RESUME_AFTER_BIND));
            default -> throw unknown();
        };
    }

    private Future<StepOutcome> answerRequest() {
        admitted.management().requireEnabled();
        return readOn(admitted.stanzas()
                .behind(() -> context.outlet()
                        .element(admitted.management().answer(admitted.stanzas().taken()))));
    }

    private Future<StepOutcome> enable() {
        return reply(List.of(admitted.management()
                .enable(admitted.stanzas().read(), delivered.stanzas().written())));
    }

    private Future<StepOutcome> readOn(Future<Void> room) {
        return room.map(free -> StepOutcome.stay(this, List.of()));
    }

    private Future<StepOutcome> reply(List<XmlElement> replies) {
        return Future.succeededFuture(StepOutcome.stay(this, replies));
    }

    private static StreamErrorException unknown() {
        return new StreamErrorException(StreamErrorCondition.UNSUPPORTED_STANZA_TYPE, "not known here");
    }

    /** Asks for a sign of life in a way that a client must answer; false when there is none. */
    boolean asksForSign() {
        if (admitted.management().enabled()) {
            delivered.receipts().ask();
        }
        return admitted.management().enabled();
    }

    @Override
    public Optional<SessionDelivery> delivery() {
        return Optional.of(delivered.stanzas());
    }

    @Override
    public Future<Void> settle() {
        return admitted.stanzas().settle();
    }

    /** What was written is acknowledged first, or the log would keep it for another session. */
    @Override
    public Future<Void> leave() {
        return context.edge()
                .acknowledgements()
                .settle(session.id())
                .compose(told -> context.binding().close(session));
    }
}
