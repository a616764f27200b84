package io.bindery.model.archive;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;

/**
 * A position on the timeline of one account: strictly increasing, decided by Redis. The upper 44 bits are
 * milliseconds of Redis' clock, the lower 20 count within one; clients see an opaque string.
 */
public record ArchiveId(long value) implements Comparable<ArchiveId> {
    private static final int SEQUENCE_BITS = 20;
    private static final long SEQUENCE_MASK = (1L << SEQUENCE_BITS) - 1;

    /** Composes an id from what the scripts count with: a double of Lua cannot hold 64 bits. */
    public static ArchiveId of(long milliseconds, long sequence) {
        return new ArchiveId(milliseconds << SEQUENCE_BITS | sequence & SEQUENCE_MASK);
    }

    /** Parses what {@link #toString} wrote; anything else is a {@link NumberFormatException}. */
    @JsonCreator
    public static ArchiveId parse(String text) {
        return new ArchiveId(Long.parseLong(text));
    }

    /** When the message was admitted. */
    public Instant timestamp() {
        return Instant.ofEpochMilli(value >>> SEQUENCE_BITS);
    }

    @Override
    public int compareTo(ArchiveId other) {
        return Long.compare(value, other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
