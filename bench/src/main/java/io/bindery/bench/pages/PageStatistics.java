package io.bindery.bench.pages;

import io.bindery.bench.measure.Latencies;
import java.util.Map;
import java.util.TreeMap;

/** What came within the measured window. */
final class PageStatistics {
    private final Latencies latencies = new Latencies();
    private final Map<String, Long> faults = new TreeMap<>();
    private long messages;

    /** Takes an answer; only a page that is as it should be counts as one. */
    void note(Page page, int max, long nanos) {
        if (!page.refused().isEmpty()) {
            faults.merge("error " + page.refused(), 1L, Long::sum);
        } else if (page.tooShort(max) || page.messages() > max) {
            faults.merge("wrong-size", 1L, Long::sum);
        } else {
            latencies.record(nanos);
            messages += page.messages();
        }
    }

    Latencies latencies() {
        return latencies;
    }

    Map<String, Long> faults() {
        return faults;
    }

    long messages() {
        return messages;
    }
}
