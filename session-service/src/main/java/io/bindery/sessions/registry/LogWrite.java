package io.bindery.sessions.registry;

import io.bindery.model.route.Delivery;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * What a script has written to the log of one session.
 *
 * @param edge the node that has the session's stream
 */
public record LogWrite(String edge, Delivery delivery) {

    /** Whether the log was full instead: the session can only end. */
    public boolean overflow() {
        return delivery.number() == 0;
    }

    /** The same without the stanza. */
    LogWrite nudge() {
        return new LogWrite(edge, Delivery.nudge(delivery.sessionId(), delivery.number()));
    }

    static List<LogWrite> of(Response flat) {
        List<LogWrite> writes = new ArrayList<>(flat.size() / 4);
        for (int i = 0; i + 3 < flat.size(); i += 4) {
            Delivery delivery = new Delivery(
                    flat.get(i).toString(),
                    flat.get(i + 2).toLong(),
                    flat.get(i + 3).toString());
            writes.add(new LogWrite(flat.get(i + 1).toString(), delivery));
        }
        return writes;
    }
}
