package io.bindery.sessions.registry;

import io.bindery.model.archive.ArchiveId;
import java.util.List;

/** What {@code message.lua} decided. */
public sealed interface MessageOutcome {

    /** It has its place on the timeline, and is in these logs. */
    record Admitted(ArchiveId id, List<LogWrite> writes) implements MessageOutcome {}

    /** Nothing has changed. */
    enum Unchanged implements MessageOutcome {
        /** It had been taken before. */
        TAKEN,
        /** The one before it to the same recipient has not been taken: the batch is to be asked again. */
        AHEAD,
        /** The archive log is full. */
        FULL,
        /** The offline queue is full. */
        OFFLINE_FULL,
        /** Nobody has that resource. */
        REFUSED
    }
}
