package io.bindery.c2s.stream;

import io.bindery.model.edge.DeliverReply;
import io.bindery.model.edge.DeliverRequest;
import io.bindery.model.edge.EdgeApi;
import io.bindery.model.edge.EndStream;
import io.bindery.model.route.Delivery;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The streams of this edge that have a session. Lives on the edge's event loop. */
public final class LocalStreams implements EdgeApi {
    private final Map<String, ClientStream> bySession = new HashMap<>();
    /** Sessions that were fenced before the answer to their bind had come back. */
    private final Map<String, EndStream> fenced = new Remembered<>();
    /** How far the logs go of sessions whose bind was not answered yet; the stanzas themselves are read from there. */
    private final Map<String, Long> marks = new Remembered<>();

    /** What came for sessions that are not known; most of them have just ended, so the eldest is forgotten. */
    private static final class Remembered<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;
        private static final int MOST = 10_000;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST;
        }
    }

    /** A stream has bound a session, and its client knows. */
    public void register(String sessionId, ClientStream stream) {
        bySession.put(sessionId, stream);
        EndStream early = fenced.remove(sessionId);
        Long mark = marks.remove(sessionId);
        if (early != null) {
            endStream(early);
        } else if (mark != null) {
            stream.deliver(List.of(Delivery.nudge(sessionId, mark)));
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
            fenced.put(message.sessionId(), message);
        } else {
            stream.end(message.condition(), "the session is no longer served here");
        }
    }

    @Override
    public Future<DeliverReply> deliver(DeliverRequest request) {
        Map<String, List<Delivery>> deliveries = new LinkedHashMap<>();
        for (Delivery delivery : request.deliveries()) {
            deliveries
                    .computeIfAbsent(delivery.sessionId(), first -> new ArrayList<>(1))
                    .add(delivery);
        }
        deliveries.forEach(this::deliver);
        return Future.succeededFuture(new DeliverReply());
    }

    private void deliver(String sessionId, List<Delivery> deliveries) {
        ClientStream stream = bySession.get(sessionId);
        if (stream == null) {
            marks.merge(sessionId, deliveries.get(deliveries.size() - 1).number(), Math::max);
        } else {
            stream.deliver(deliveries);
        }
    }
}
