package io.bindery.bench.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How long each of many things took. */
public final class Latencies {
    private static final int DIGITS = 3;
    private static final double[] PERCENTILES = {50, 90, 99, 100};

    private final Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(5), DIGITS);

    /** Notes one. */
    public void record(long nanos) {
        micros.recordValue(Math.min(TimeUnit.NANOSECONDS.toMicros(nanos), micros.getHighestTrackableValue()));
    }

    /** How many there were. */
    public long count() {
        return micros.getTotalCount();
    }

    /** The longest, in milliseconds. */
    public double longest() {
        return milliseconds(100);
    }

    /** Milliseconds by the name of the percentile. */
    public Map<String, Double> percentiles() {
        Map<String, Double> latency = new LinkedHashMap<>();
        for (double percentile : PERCENTILES) {
            latency.put(percentile == 100 ? "max" : "p" + (int) percentile, milliseconds(percentile));
        }
        return latency;
    }

    private double milliseconds(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }
}
