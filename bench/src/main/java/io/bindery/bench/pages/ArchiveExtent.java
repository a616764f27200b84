package io.bindery.bench.pages;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From when to when an archive reaches (XEP-0313 6.1). */
record ArchiveExtent(Instant start, Instant end) {
    private static final Pattern TIMESTAMP = Pattern.compile("timestamp=['\"]([^'\"]+)['\"]");

    /** Throws {@link IllegalArgumentException} when the archive is empty or the server refuses to tell. */
    static ArchiveExtent read(String iq) {
        Matcher timestamps = TIMESTAMP.matcher(iq);
        return new ArchiveExtent(next(timestamps), next(timestamps));
    }

    Instant somewhere() {
        long span = Math.max(1, end.toEpochMilli() - start.toEpochMilli());
        return start.plusMillis(ThreadLocalRandom.current().nextLong(span));
    }

    private static Instant next(Matcher timestamps) {
        if (!timestamps.find()) {
            throw new IllegalArgumentException("the server tells of no archive");
        }
        return Instant.parse(timestamps.group(1));
    }
}
