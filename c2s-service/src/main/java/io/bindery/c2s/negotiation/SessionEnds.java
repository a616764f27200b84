package io.bindery.c2s.negotiation;

import io.bindery.model.session.CloseRequest;
import io.bindery.model.session.SessionApi;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives sessions back. What session-service could not be told is told again until it is known there, so that a bind
 * is undone (promise P6) although Redis was away just then. Lives on the edge's event loop.
 */
public final class SessionEnds {
    private static final Logger LOG = LoggerFactory.getLogger(SessionEnds.class);
    private static final int MOST_REMEMBERED = 100_000;
    private static final int AT_A_TIME = 200;
    private static final int SETTLING_TRIES = 50;
    private static final long SETTLING_PAUSE_MS = 100;

    private final SessionApi sessions;
    private final Set<CloseRequest> untold = new LinkedHashSet<>();
    private final Set<CloseRequest> underWay = new HashSet<>();

    public SessionEnds(SessionApi sessions) {
        this.sessions = sessions;
    }

    /** Ends a session, or undoes its bind; completes after the first try, however that went. */
    Future<Void> close(CloseRequest request) {
        return tell(request);
    }

    /** Tells some of what is still untold; called now and then. */
    public void retry() {
        untold.stream()
                .filter(request -> !underWay.contains(request))
                .limit(AT_A_TIME)
                .toList()
                .forEach(this::tell);
    }

    /** Goes on telling until all is told, but not for ever: an edge that stops has only so much time. */
    public Future<Void> settle(Vertx vertx) {
        return settle(vertx, SETTLING_TRIES);
    }

    private Future<Void> settle(Vertx vertx, int tries) {
        if (untold.isEmpty() || tries == 0) {
            return Future.succeededFuture();
        }
        retry();
        return vertx.timer(SETTLING_PAUSE_MS, TimeUnit.MILLISECONDS).compose(waited -> settle(vertx, tries - 1));
    }

    private Future<Void> tell(CloseRequest request) {
        underWay.add(request);
        return sessions.close(request)
                .<Void>mapEmpty()
                .onComplete(answered -> underWay.remove(request))
                .onSuccess(told -> forget(request))
                .recover(cause -> remember(request));
    }

    private void forget(CloseRequest request) {
        if (untold.remove(request) && untold.isEmpty()) {
            LOG.info("all ends of sessions are told");
        }
    }

    private Future<Void> remember(CloseRequest request) {
        if (untold.isEmpty()) {
            LOG.warn("ends of sessions cannot be told; they are told again later");
        }
        if (untold.size() < MOST_REMEMBERED) {
            untold.add(request);
        }
        return Future.succeededFuture();
    }
}
