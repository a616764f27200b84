package io.bindery.c2s.streammanagement;

import io.bindery.model.route.AckReply;
import io.bindery.model.route.AckRequest;
import io.bindery.model.route.AckRequest.Acknowledged;
import io.bindery.model.session.SessionApi;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells session-service what the clients of this edge have, for many of them at a time; each session is in here at
 * most once. Lives on the edge's event loop.
 */
public final class LogAcknowledgements {
    /** How often {@link #tell} is to be called. */
    public static final Duration EVERY = Duration.ofMillis(500);

    static final int MOST_SESSIONS = 500;
    /** So many stanzas are told at once: the logs that hold them are bounded. */
    static final int MOST_STANZAS = 1_000;

    private final SessionApi sessions;
    private final Map<String, Acknowledged> untold = new LinkedHashMap<>();
    private final Map<String, Acknowledged> underWay = new LinkedHashMap<>();
    private Future<Void> telling = Future.succeededFuture();
    private int untoldStanzas;

    public LogAcknowledgements(SessionApi sessions) {
        this.sessions = sessions;
    }

    /**
     * A client has more.
     *
     * @param stanzas how many there are since the last time
     */
    void add(Acknowledged acknowledged, long stanzas) {
        untold.put(acknowledged.sessionId(), acknowledged);
        untoldStanzas += (int) Math.min(stanzas, MOST_STANZAS);
        if (untoldStanzas >= MOST_STANZAS) {
            tell();
        }
    }

    /** Tells what is untold; what is told already is waited for first. */
    public void tell() {
        if (!telling.isComplete() || untold.isEmpty()) {
            return;
        }
        untoldStanzas = 0;
        Iterator<Acknowledged> next = untold.values().iterator();
        while (next.hasNext() && underWay.size() < MOST_SESSIONS) {
            Acknowledged acknowledged = next.next();
            underWay.put(acknowledged.sessionId(), acknowledged);
            next.remove();
        }
        Future<AckReply> asked = sessions.acknowledge(new AckRequest(new ArrayList<>(underWay.values())));
        asked.onFailure(cause -> underWay.forEach(untold::putIfAbsent)).onComplete(answered -> underWay.clear());
        telling = asked.<Void>mapEmpty().otherwiseEmpty();
        asked.onSuccess(told -> tellRest());
    }

    /** A session ends: tells what is untold of it, and forgets it; never fails. */
    public Future<Void> settle(String sessionId) {
        Acknowledged last = untold.remove(sessionId);
        if (last != null) {
            underWay.remove(sessionId);
            return sessions.acknowledge(new AckRequest(List.of(last)))
                    .<Void>mapEmpty()
                    .otherwiseEmpty();
        }
        return underWay.remove(sessionId) == null ? Future.succeededFuture() : telling;
    }

    private void tellRest() {
        if (untold.size() >= MOST_SESSIONS || untoldStanzas >= MOST_STANZAS) {
            tell();
        }
    }
}
