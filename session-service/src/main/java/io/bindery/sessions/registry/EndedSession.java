package io.bindery.sessions.registry;

import io.vertx.redis.client.Response;
import java.util.List;

/**
 * A session that is gone.
 *
 * @param edge the node that has its stream
 * @param available whether others had its presence
 * @param address its full address, escaped for an attribute
 * @param directed who got its presence directly
 */
public record EndedSession(String sessionId, String edge, boolean available, String address, List<String> directed) {

    static List<EndedSession> of(Response list) {
        return list.stream().map(EndedSession::one).toList();
    }

    private static EndedSession one(Response fields) {
        return new EndedSession(
                fields.get(0).toString(),
                fields.get(1).toString(),
                fields.get(2).toInteger() == 1,
                fields.get(3).toString(),
                fields.get(4).stream().map(Response::toString).toList());
    }
}
