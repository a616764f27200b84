package io.bindery.sessions.stanza;

import io.bindery.model.jid.BareJid;
import io.vertx.core.Future;
import java.util.Set;

/** What a session has asked for, kept in its record. */
public interface SessionMarks {

    /** One wish. */
    enum Mark {
        /** Roster pushes. */
        ROSTER,
        /** Pushes of the block list. */
        BLOCK_LIST,
        /** Carbons (XEP-0280). */
        CARBONS
    }

    /** Sets or takes back a wish. */
    Future<Void> mark(BareJid user, String sessionId, Mark mark, boolean wanted);

    /** Which nodes' events a session wants (XEP-0163 4.3); replaces what it wanted before. */
    Future<Void> notify(BareJid user, String sessionId, Set<String> nodes);
}
