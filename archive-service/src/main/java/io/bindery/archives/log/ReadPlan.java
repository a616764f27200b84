package io.bindery.archives.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which streams to read next and how much of each, so that a batch is never exceeded though Redis counts per stream. A
 * read of all streams takes a little of each; those that had more are then read alone, with a larger share. Where the
 * last read brought large entries, the next one is smaller.
 */
final class ReadPlan {
    // Redis cannot be told how many octets to send at most; messages are alike enough from one read to the next.
    static final long CHARACTERS = 16_777_216;
    // What is not known yet may be large.
    private static final long LARGE = 65_536;

    private final List<String> keys;
    private final int batch;
    private final Duration block;
    private Read last;
    private List<String> hot = List.of();
    private long entrySize = LARGE;

    /**
     * One read.
     *
     * @param count entries of each stream
     * @param block how long to wait for the first, zero for not at all
     */
    record Read(List<String> keys, int count, Duration block) {}

    ReadPlan(List<String> keys, int batch, Duration block) {
        this.keys = keys;
        this.batch = batch;
        this.block = block;
        this.last = share(keys, block);
    }

    Read next() {
        // Turn by turn: a hot stream must not starve the others.
        last = hot.isEmpty() ? share(keys, block) : share(hot, Duration.ZERO);
        return last;
    }

    /** Tells what the last read brought. */
    void answered(List<LogEntry> entries) {
        if (!entries.isEmpty()) {
            long characters = entries.stream().mapToLong(LogEntry::characters).sum();
            entrySize = Math.max(1, characters / entries.size());
        }
        if (last.keys != keys) {
            hot = List.of();
            return;
        }
        Map<String, Long> counts =
                entries.stream().collect(Collectors.groupingBy(LogEntry::key, Collectors.counting()));
        hot = keys.stream()
                .filter(key -> counts.getOrDefault(key, 0L) >= last.count)
                .toList();
    }

    private Read share(List<String> from, Duration wait) {
        int entries = (int) Math.min(batch, CHARACTERS / entrySize);
        return new Read(from, Math.max(1, entries / from.size()), wait);
    }
}
