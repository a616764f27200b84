package io.bindery.model.session;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.jid.FullJid;

/** How a bind ended. */
public sealed interface BindReply {

    /**
     * The session exists; everything here describes one instant (promise P1).
     *
     * @param epoch raised by each bind of the user; routing is to refuse what an older epoch writes, so far nothing
     *     compares it
     * @param archive the extent of the archive at that instant, or null when the archive could not be asked
     * @param waiting how many stanzas the session's log holds from the start: offline messages that no archive keeps
     * @param caps what the instance that answers says of the server, or null from one that is too old to say it
     */
    record Bound(FullJid jid, long epoch, ArchiveExtent archive, long waiting, ServerCaps caps) implements BindReply {}

    /** There is no session, and nothing has changed. */
    record Refused(Reason reason) implements BindReply {}

    /** Why there is no session. */
    enum Reason {
        /** The resource is in use and the policy protects its holder (RFC 6120 7.7.2.2). */
        CONFLICT,
        /** The stream had ended before the bind was carried out. */
        UNDONE
    }
}
