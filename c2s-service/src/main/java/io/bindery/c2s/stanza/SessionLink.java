package io.bindery.c2s.stanza;

import io.bindery.c2s.EdgeClock;
import io.bindery.model.jid.FullJid;
import io.bindery.model.route.LogReply;
import io.bindery.model.route.LogRequest;
import io.bindery.model.route.RouteReply;
import io.bindery.model.route.RouteRequest;
import io.bindery.model.session.SessionApi;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import java.util.List;

/** One session as the edge speaks of it with session-service. */
public record SessionLink(FullJid jid, String sessionId, SessionApi sessions, EdgeClock clock) {

    Future<RouteReply> route(long taken, List<XmlElement> elements) {
        return sessions.route(new RouteRequest(jid, sessionId, taken, elements));
    }

    Future<LogReply> log(long after, int limit) {
        return sessions.log(new LogRequest(jid.bare(), sessionId, after, limit));
    }

    /** Waits before a try that follows so many failures. */
    Future<Void> backOff(int failures) {
        return clock.pause(RetryPause.after(failures));
    }
}
