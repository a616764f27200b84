package io.bindery.c2s.streammanagement;

/** Counts stanzas as XEP-0198 4 does: an unsigned number of 32 bits that wraps to 0. */
final class StanzaCount {
    private static final long MASK = 0xFFFF_FFFFL;

    private StanzaCount() {}

    /** The count after so many stanzas. */
    static long of(long stanzas) {
        return stanzas & MASK;
    }

    /** How many stanzas lie between a count and a later one, across a wrap too. */
    static long between(long earlier, long later) {
        return later - earlier & MASK;
    }

    /** Reads an {@code h}; negative where it is not a number of 32 bits. */
    static long parse(String h) {
        try {
            return h == null ? -1 : Integer.toUnsignedLong(Integer.parseUnsignedInt(h));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
