package io.bindery.bench.seam;

import io.bindery.model.xml.XmlElement;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One session of the receiver: listens, reads the archive and leaves; one thread does it all. */
final class ReceiverCycle {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long RETRY_NANOS = Duration.ofMillis(200).toNanos();

    private final Session session;
    private final Choices choices;
    private final MessageReading messages;
    private final ArchiveQuery query;
    private final List<Sighting> live = new ArrayList<>();
    private final long start = System.nanoTime();
    private final long limit;
    private long presenceAt;
    private long queryAt;
    private boolean queryDone;

    /**
     * A cycle.
     *
     * @param query what is to be read of the archive; null when there is nothing to read
     */
    ReceiverCycle(Session session, Choices choices, MessageReading messages, ArchiveQuery query) {
        this.session = session;
        this.choices = choices;
        this.messages = messages;
        this.query = query;
        this.limit = start + choices.listen().plus(choices.timeout()).toNanos();
        this.queryAt = start + choices.queryAfter().toNanos();
        this.presenceAt = choices.order() == PresenceOrder.AT_ONCE || choices.order() == PresenceOrder.DELAYED
                ? start + choices.presenceAfter().toNanos()
                : NEVER;
    }

    /**
     * What chance has decided for a cycle.
     *
     * @param reset whether the connection ends with a TCP reset
     */
    record Choices(
            PresenceOrder order,
            Duration listen,
            Duration queryAfter,
            Duration presenceAfter,
            boolean reset,
            Duration timeout) {}

    CycleRecord run() {
        try {
            long until = start + choices.listen().toNanos();
            while (!queryDone || System.nanoTime() < until) {
                act();
                XmlElement stanza = session.next(Math.min(nextAction(), queryDone ? until : limit));
                if (stanza != null) {
                    take(stanza);
                }
                if (System.nanoTime() > limit && !queryDone) {
                    throw new SocketTimeoutException("the archive was not read within " + choices.timeout());
                }
            }
            leave();
            return record(null);
        } catch (IOException e) {
            session.close();
            return record(e.getMessage());
        }
    }

    private void act() throws IOException {
        long now = System.nanoTime();
        if (now >= presenceAt) {
            presenceAt = NEVER;
            session.send("<presence/>");
        }
        if (now >= queryAt) {
            queryAt = NEVER;
            if (query == null) {
                queryEnds();
            } else {
                session.send(query.request());
            }
        }
    }

    private long nextAction() {
        return Math.min(presenceAt, queryAt);
    }

    private void take(XmlElement stanza) throws IOException {
        if (query != null && !queryDone) {
            follow(query.on(stanza));
        }
        if (!ArchiveQuery.concerns(stanza)) {
            messages.live(stanza).ifPresent(live::add);
        }
    }

    private void follow(ArchiveQuery.Step step) throws IOException {
        switch (step) {
            case NEXT_PAGE -> queryAt = System.nanoTime();
            case AGAIN_LATER -> queryAt = System.nanoTime() + RETRY_NANOS;
            case DONE -> queryEnds();
            case WAIT -> {}
        }
    }

    private void queryEnds() throws IOException {
        queryDone = true;
        if (choices.order() == PresenceOrder.AFTER_QUERY) {
            session.send("<presence/>");
        }
    }

    private void leave() throws IOException {
        if (choices.reset()) {
            session.reset();
        } else {
            long deadline = System.nanoTime() + choices.timeout().toNanos();
            session.leave(deadline, stanza -> messages.live(stanza).ifPresent(live::add));
        }
    }

    private CycleRecord record(String brokenBy) {
        return new CycleRecord(
                choices.order(),
                session.end(),
                query == null ? List.of() : query.found(),
                live,
                query != null && query.endFound(),
                brokenBy);
    }
}
