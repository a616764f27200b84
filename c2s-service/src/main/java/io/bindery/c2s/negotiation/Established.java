package io.bindery.c2s.negotiation;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.session.ServerCaps;
import io.bindery.model.session.SessionFeatures;
import io.bindery.model.session.UserAgent;

/** What a successful negotiation has established. */
public sealed interface Established {

    /** Who the client is; a resource must still be bound. */
    record User(BareJid jid, UserAgent agent) implements Established {}

    /**
     * The client is on line.
     *
     * @param waiting how many stanzas its log holds from the start
     * @param caps of the server, or null when they are not known
     */
    record Session(FullJid jid, String id, SessionFeatures features, long waiting, ServerCaps caps)
            implements Established {}
}
