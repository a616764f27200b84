package io.bindery.c2s.xml;

/**
 * Where a piece of input may end. The scanner garbles characters beyond U+FFFF in attributes when they come in
 * two pieces, and takes CR and LF for two ends of line; so neither is ever taken apart.
 */
final class ReadingEnd {

    private ReadingEnd() {}

    /** The end nearest to {@code wished} that takes nothing apart; what lies behind {@code known} is not known yet. */
    static int near(int wished, byte[] octets, int start, int known) {
        int end = wished;
        while (end < known && continues(octets[end])) {
            end++;
        }
        if (end == known) {
            end = beforeIncomplete(octets, start, end);
        }
        if (end <= start || octets[end - 1] != '\r') {
            return end;
        }
        if (end == known) {
            return end - 1;
        }
        return octets[end] == '\n' ? end + 1 : end;
    }

    private static int beforeIncomplete(byte[] octets, int start, int end) {
        int first = end - 1;
        while (first > start && continues(octets[first])) {
            first--;
        }
        return first >= start && first + length(octets[first]) > end ? first : end;
    }

    private static boolean continues(byte octet) {
        return (octet & 0xC0) == 0x80;
    }

    private static int length(byte first) {
        int octet = first & 0xFF;
        if (octet < 0xC0) {
            return 1;
        }
        if (octet < 0xE0) {
            return 2;
        }
        return octet < 0xF0 ? 3 : 4;
    }
}
