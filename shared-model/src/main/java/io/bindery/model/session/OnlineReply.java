package io.bindery.model.session;

import io.bindery.model.jid.FullJid;
import java.util.List;

/** The sessions of an account at one instant. */
public record OnlineReply(List<Session> sessions) {

    /**
     * One session.
     *
     * @param boundAt milliseconds since 1970, by Redis' clock
     */
    public record Session(FullJid jid, String sessionId, String edge, long boundAt, SessionFeatures features) {}
}
