package io.bindery.c2s.negotiation;

import io.bindery.model.session.CloseRequest;
import io.bindery.model.session.SessionApi;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

    private final SessionApi sessions;
    private final Set<CloseRequest> untold = new LinkedHashSet<>();

    public SessionEnds(SessionApi sessions) {
        this.sessions = sessions;
    }

    /** Ends a session, or undoes its bind; completes after the first try, however that went. */
    Future<Void> close(CloseRequest request) {
        return tell(request);
    }

    /** Tells some of what is still untold; called now and then. */
    public void retry() {
        Iterator<CloseRequest> oldest = untold.iterator();
        List<CloseRequest> batch = new ArrayList<>();
        while (oldest.hasNext() && batch.size() < AT_A_TIME) {
            batch.add(oldest.next());
        }
        batch.forEach(this::tell);
    }

    private Future<Void> tell(CloseRequest request) {
        return sessions.close(request)
                .<Void>mapEmpty()
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
