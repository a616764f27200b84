package io.bindery.sessions.registry;

import io.bindery.model.session.BindReply;
import java.util.List;

/** What {@code bind.lua} decided. */
public sealed interface BindOutcome {

    /**
     * The session is registered.
     *
     * @param instant where on the timeline
     * @param ended the sessions that had to go
     */
    record Registered(String resource, long epoch, BindInstant instant, List<EndedSession> ended)
            implements BindOutcome {}

    /** Nothing has changed. */
    record Refused(BindReply.Reason reason) implements BindOutcome {}
}
