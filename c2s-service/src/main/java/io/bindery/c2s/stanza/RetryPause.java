package io.bindery.c2s.stanza;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before asking again: doubled with each failure, and spread, so that streams do not ask in step. */
final class RetryPause {
    static final Duration LONGEST = Duration.ofSeconds(2);
    private static final long FIRST_MS = 50;
    private static final int MOST_DOUBLINGS = 16;

    private RetryPause() {}

    /** The wait after so many failures in a row, 1 or more; at least half of its full length. */
    static Duration after(int failures) {
        long full = Math.min(LONGEST.toMillis(), FIRST_MS << Math.min(failures - 1, MOST_DOUBLINGS));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(full / 2, full + 1));
    }
}
