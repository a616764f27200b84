package io.bindery.sessions.registry;

import io.bindery.model.session.BindReply;

/** What {@code bind.lua} decided. */
public sealed interface BindOutcome {

    /**
     * The session is registered.
     *
     * @param instant where on the timeline
     * @param waiting how many stanzas its log holds already
     * @param ending the sessions that had to go
     */
    record Registered(String resource, long epoch, BindInstant instant, long waiting, Ending ending)
            implements BindOutcome {}

    /** Nothing has changed. */
    record Refused(BindReply.Reason reason) implements BindOutcome {}
}
