package io.bindery.access;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after failures in a row: doubled each time, and spread, because instances that lost the same store
 * must not come back in step.
 *
 * @param random from 0 to 1
 */
public record Backoff(Duration first, Duration longest, DoubleSupplier random) {
    private static final int MAX_DOUBLINGS = 20;

    /** Spread by chance. */
    public static Backoff between(Duration first, Duration longest) {
        return new Backoff(first, longest, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** The wait after the given number of failures, 1 or more; at least half of its full length. */
    public Duration after(int failures) {
        long full = Math.min(longest.toMillis(), first.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS));
        return Duration.ofMillis(full / 2 + Math.round(full / 2.0 * random.getAsDouble()));
    }
}
