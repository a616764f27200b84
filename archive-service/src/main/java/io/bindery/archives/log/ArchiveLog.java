package io.bindery.archives.log;

import io.vertx.core.Future;
import java.util.List;

/** The archive log as one consumer of the group sees it; not for use by two at a time, except {@link #wake}. */
interface ArchiveLog {

    /** Connects and makes sure that the group exists; to be called again after any failure. */
    Future<Void> open();

    /** New entries; waits for some where the plan says so. */
    Future<List<LogEntry>> read(ReadPlan.Read plan);

    /** Entries that this consumer was given and did not acknowledge: after a failure they come first. */
    Future<List<LogEntry>> readAgain();

    /** Takes over entries that another consumer has held for too long. */
    Future<List<LogEntry>> claim();

    /** Forgets the entries, all or none: they are stored. */
    Future<Void> acknowledge(List<LogEntry> entries);

    /** Ends a read that waits. */
    void wake();

    /** Disconnects. */
    Future<Void> close();
}
