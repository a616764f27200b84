package io.bindery.sessions.routing;

import io.bindery.model.jid.FullJid;
import io.bindery.sessions.registry.MessageCommand.SenderPlace;

/** Whose batch is being routed. */
record Batch(FullJid sender, String sessionId) {

    /** The place of its n-th stanza, and of the one before it to the same recipient. */
    SenderPlace place(long number, long previous) {
        return new SenderPlace(sessionId, number, previous, false);
    }
}
