package io.bindery.archives.store;

import io.bindery.model.archive.ArchiveId;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How long messages are kept. What is too old is out of sight at once, so that no archive ever shows a hole, in
 * whatever order and however late rows are deleted (XEP-0313 3.2).
 *
 * @param days 0 for ever
 */
public record Retention(int days, InstantSource clock) {
    /** Keeps everything. */
    public static final Retention FOR_EVER = new Retention(0, InstantSource.system());

    /** The first id that may still be seen, or null where nothing is ever too old. */
    public ArchiveId keptFrom() {
        return days == 0
                ? null
                : ArchiveId.of(clock.millis() - Duration.ofDays(days).toMillis(), 0);
    }
}
