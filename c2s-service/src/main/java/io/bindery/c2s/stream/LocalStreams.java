package io.bindery.c2s.stream;

import io.bindery.model.edge.DeliverReply;
import io.bindery.model.edge.DeliverRequest;
import io.bindery.model.edge.EdgeApi;
import io.bindery.model.edge.EndStream;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The streams of this edge that have a session. Lives on the edge's event loop. */
public final class LocalStreams implements EdgeApi {
    private static final int REMEMBERED = 10_000;
    private final Map<String, ClientStream> bySession = new HashMap<>();
    /** Sessions that were fenced before the answer to their bind had come back. */
    private final Map<String, EndStream> early = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, EndStream> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** A stream has bound a session. */
    public void register(String sessionId, ClientStream stream) {
        bySession.put(sessionId, stream);
        EndStream fenced = early.remove(sessionId);
        if (fenced != null) {
            endStream(fenced);
        }
    }

    /** A session has left its stream. */
    public void remove(String sessionId) {
        bySession.remove(sessionId);
    }

    @Override
    public void endStream(EndStream message) {
        ClientStream stream = bySession.get(message.sessionId());
        if (stream == null) {
            early.put(message.sessionId(), message);
        } else {
            stream.end(message.condition(), "the session is no longer served here");
        }
    }

    @Override
    public Future<DeliverReply> deliver(DeliverRequest request) {
        return Future.succeededFuture(new DeliverReply());
    }
}
