package io.bindery.sessions.routing;

import io.bindery.model.route.Delivery;
import io.bindery.model.route.RouteReply;
import io.bindery.model.route.RouteRequest;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.registry.LogBounds;
import io.bindery.sessions.registry.LogWrite;
import io.bindery.sessions.registry.SettleOutcome;
import io.bindery.sessions.registry.Settlement;
import io.bindery.sessions.registry.Timelines;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Works through what a session has sent, in order. Messages that follow each other go together; anything else is
 * finished before the next begins, so that each sees what those before it have done.
 */
public final class StanzaRouting {
    /**
     * Promise P7: with so many answers a client has first to read. One batch can ask for many pages of an archive, more
     * than its log may hold.
     */
    private static final int ENOUGH_ANSWERS = 200;

    private static final long ENOUGH_CHARACTERS = 1_048_576;

    private final MessageRouting messages;
    private final IqRouting iqs;
    private final PresenceRouting presences;
    private final Timelines timelines;
    private final Outbox outbox;
    private final long enoughAnswers;
    private final long enoughCharacters;

    StanzaRouting(
            MessageRouting messages, IqRouting iqs, PresenceRouting presences, Timelines timelines, Outbox outbox) {
        LogBounds.Bound log = timelines.sessionLogBound();
        this.enoughAnswers = Math.min(ENOUGH_ANSWERS, log.entries() / 2);
        this.enoughCharacters = Math.min(ENOUGH_CHARACTERS, log.octets() / 4);
        this.messages = messages;
        this.iqs = iqs;
        this.presences = presences;
        this.timelines = timelines;
        this.outbox = outbox;
    }

    /** Routes one batch. A failed future: some of it may have been taken, and is recognised when it comes again. */
    public Future<RouteReply> route(RouteRequest request) {
        return new Run(request).from(0, request.taken(), 0);
    }

    /** One batch under way. */
    private final class Run {
        private final Batch batch;
        private final List<XmlElement> elements;
        private final List<Delivery> replies = new ArrayList<>();
        private long characters;

        Run(RouteRequest request) {
            this.batch = new Batch(request.sender(), request.sessionId());
            this.elements = request.elements();
        }

        Future<RouteReply> from(int next, long taken, long sent) {
            if (next == elements.size() || isEnough()) {
                return Future.succeededFuture(new RouteReply.Routed(sent, replies, elements.size() - next));
            }
            int end = endOfPortion(next);
            Settlement settlement = new Settlement(batch.sender(), batch.sessionId(), taken);
            return carryOut(elements.subList(next, end), settlement)
                    .compose(done -> timelines.settle(settlement))
                    .compose(outcome -> settled(outcome, end, settlement.taken()));
        }

        private boolean isEnough() {
            return replies.size() >= enoughAnswers || characters >= enoughCharacters;
        }

        private int endOfPortion(int next) {
            int end = next + 1;
            if (isMessage(elements.get(next))) {
                while (end < elements.size() && isMessage(elements.get(end))) {
                    end++;
                }
            }
            return end;
        }

        private Future<Void> carryOut(List<XmlElement> portion, Settlement settlement) {
            XmlElement first = portion.get(0);
            if (first.namespace().equals(Namespaces.CLIENT_STATE)) {
                settlement.active(first.name().equals("active"));
                return Future.succeededFuture();
            }
            return switch (first.name()) {
                case "message" -> messages.route(batch, portion, settlement);
                case "iq" -> iqs.route(batch, first, settlement);
                default -> presences.route(batch, first, settlement);
            };
        }

        private Future<RouteReply> settled(SettleOutcome outcome, int next, long taken) {
            if (!(outcome instanceof SettleOutcome.Settled settled)) {
                return Future.succeededFuture(new RouteReply.SessionGone());
            }
            List<LogWrite> others = new ArrayList<>();
            for (LogWrite write : settled.writes()) {
                if (write.delivery().sessionId().equals(batch.sessionId()) && !write.overflow()) {
                    replies.add(write.delivery());
                    characters += write.delivery().stanza().length();
                } else {
                    others.add(write);
                }
            }
            outbox.hand(batch.sender().bare(), others);
            return from(next, taken, settled.sent());
        }
    }

    private static boolean isMessage(XmlElement element) {
        return element.is("message", Namespaces.CLIENT);
    }
}
