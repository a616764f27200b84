package io.bindery.bench.messages;

import io.bindery.bench.measure.Latencies;
import java.util.Map;
import java.util.TreeMap;

/** What happened: latencies within the measured window, faults from the first message to the last. */
final class MessageStatistics {
    private final Latencies latencies = new Latencies();
    private final Latencies sendLag = new Latencies();
    private final Map<String, Long> faults = new TreeMap<>();
    private long foreign;

    Latencies latencies() {
        return latencies;
    }

    /** How much later than planned the generator sent; meaningful at a steady rate only. */
    Latencies sendLag() {
        return sendLag;
    }

    void fault(String condition, long count) {
        if (count > 0) {
            faults.merge(condition, count, Long::sum);
        }
    }

    /** Notes a message that is not of this run. */
    void foreign() {
        foreign++;
    }

    Map<String, Long> faults() {
        return faults;
    }

    long foreignMessages() {
        return foreign;
    }
}
