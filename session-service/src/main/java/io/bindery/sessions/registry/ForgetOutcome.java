package io.bindery.sessions.registry;

import io.bindery.model.archive.ArchiveId;
import io.bindery.model.session.OnlineReply;
import java.util.List;

/** What came of forgetting a user. */
public sealed interface ForgetOutcome {

    /** Nothing has changed: these sessions have to end first. */
    record HasSessions(List<OnlineReply.Session> sessions) implements ForgetOutcome {}

    /**
     * Redis knows nothing of the user any more.
     *
     * @param upTo the last position that was the user's
     */
    record Forgotten(ArchiveId upTo) implements ForgetOutcome {}
}
