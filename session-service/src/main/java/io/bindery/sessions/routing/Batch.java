package io.bindery.sessions.routing;

import io.bindery.model.jid.FullJid;
import io.bindery.sessions.registry.MessageCommand.SenderPlace;

/** Whose batch is being routed. */
record Batch(FullJid sender, String sessionId) {

    /** The place of its n-th stanza. */
    SenderPlace place(long number) {
        return new SenderPlace(sessionId, number, false);
    }
}
