package io.bindery.model.route;

import io.bindery.model.jid.BareJid;
import java.util.List;

/** Tells what clients have: their logs forget it. */
public record AckRequest(List<Acknowledged> sessions) {

    /**
     * One session.
     *
     * @param upTo the number of the last stanza that the client has
     */
    public record Acknowledged(BareJid user, String sessionId, long upTo) {}
}
