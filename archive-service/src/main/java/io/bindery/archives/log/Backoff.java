package io.bindery.archives.log;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after failures in a row: doubled each time, and spread so that instances do not return together.
 *
 * @param random from 0 to 1
 */
record Backoff(Duration first, Duration longest, DoubleSupplier random) {
    private static final int MAX_DOUBLINGS = 20;

    /** The wait after the given number of failures, at least half of its full length. */
    Duration after(int failures) {
        long full = Math.min(longest.toMillis(), first.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS));
        return Duration.ofMillis(full / 2 + Math.round(full / 2.0 * random.getAsDouble()));
    }
}
