package io.bindery.c2s.streammanagement;

/** Counts stanzas as XEP-0198 4 does: an unsigned number of 32 bits that wraps to 0. */
final class StanzaCount {
    private static final long MASK = 0xFFFF_FFFFL;
    private int value;

    void add(int stanzas) {
        value += stanzas;
    }

    long value() {
        return value & MASK;
    }

    /** How many stanzas lie between a count and this one, across a wrap too. */
    long since(long earlier) {
        return value - (int) earlier & MASK;
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
