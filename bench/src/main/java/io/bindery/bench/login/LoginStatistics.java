package io.bindery.bench.login;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What happened within the measured window. */
final class LoginStatistics {
    private static final int DIGITS = 3;

    private final Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(5), DIGITS);
    private final Map<String, Long> failures = new TreeMap<>();
    private final Map<String, Long> missing = new TreeMap<>();

    void login(long nanos, String lacking) {
        micros.recordValue(Math.min(TimeUnit.NANOSECONDS.toMicros(nanos), micros.getHighestTrackableValue()));
        if (!lacking.isBlank()) {
            missing.merge(lacking.strip(), 1L, Long::sum);
        }
    }

    void failure(String condition) {
        failures.merge(condition, 1L, Long::sum);
    }

    long logins() {
        return micros.getTotalCount();
    }

    long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    Map<String, Long> failures() {
        return failures;
    }

    Map<String, Long> missing() {
        return missing;
    }

    double milliseconds(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }
}
