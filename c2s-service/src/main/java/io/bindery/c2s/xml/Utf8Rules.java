package io.bindery.c2s.xml;

/** Tells octet by octet whether input is UTF-8 (RFC 3629) made of the characters of XML 1.0 (section 2.2). */
final class Utf8Rules {
    private static final int CONTINUATION_MIN = 0x80;
    private static final int CONTINUATION_MAX = 0xBF;

    private int missing;
    private int min;
    private int max;
    private int character;

    /** Whether no character is half received. */
    boolean complete() {
        return missing == 0;
    }

    /** Takes the next octet; false when it cannot stand here. */
    boolean accepts(byte signed) {
        int octet = signed & 0xFF;
        if (missing > 0) {
            return continues(octet);
        }
        if (octet < 0x80) {
            return octet >= ' ' || octet == '\t' || octet == '\n' || octet == '\r';
        }
        return leads(octet);
    }

    private boolean leads(int octet) {
        // Overlong forms, surrogates and what lies above U+10FFFF are shut out by the second octet's range.
        if (octet >= 0xC2 && octet <= 0xDF) {
            return begin(octet & 0x1F, 1, CONTINUATION_MIN, CONTINUATION_MAX);
        }
        if (octet >= 0xE0 && octet <= 0xEF) {
            return begin(octet & 0x0F, 2, octet == 0xE0 ? 0xA0 : CONTINUATION_MIN, octet == 0xED ? 0x9F : 0xBF);
        }
        if (octet >= 0xF0 && octet <= 0xF4) {
            return begin(octet & 0x07, 3, octet == 0xF0 ? 0x90 : CONTINUATION_MIN, octet == 0xF4 ? 0x8F : 0xBF);
        }
        return false;
    }

    private boolean begin(int bits, int continuations, int secondMin, int secondMax) {
        character = bits;
        missing = continuations;
        min = secondMin;
        max = secondMax;
        return true;
    }

    private boolean continues(int octet) {
        if (octet < min || octet > max) {
            return false;
        }
        min = CONTINUATION_MIN;
        max = CONTINUATION_MAX;
        character = character << 6 | octet & 0x3F;
        missing--;
        return missing > 0 || character != 0xFFFE && character != 0xFFFF;
    }
}
