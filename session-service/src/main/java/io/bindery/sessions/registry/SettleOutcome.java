package io.bindery.sessions.registry;

import java.util.List;

/** What {@code settle.lua} decided. */
public sealed interface SettleOutcome {

    /**
     * Everything is taken.
     *
     * @param sent the number of the newest stanza in the sender's log
     */
    record Settled(long sent, List<LogWrite> writes) implements SettleOutcome {}

    /** The session has ended. */
    record Gone() implements SettleOutcome {}
}
