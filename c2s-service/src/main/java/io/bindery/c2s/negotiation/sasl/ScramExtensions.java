package io.bindery.c2s.negotiation.sasl;

/** Attributes after the known ones (RFC 5802 5.1): allowed and passed over, but for the reserved one. */
final class ScramExtensions {
    private static final char RESERVED = 'm';

    private ScramExtensions() {}

    /** Whether a text, empty or starting with a comma, is a list of attributes that we may pass over. */
    static boolean mayBeIgnored(String attributes) {
        int start = 0;
        while (start < attributes.length()) {
            int next = attributes.indexOf(',', start + 1);
            int end = next < 0 ? attributes.length() : next;
            if (!mayBeIgnored(attributes, start + 1, end)) {
                return false;
            }
            start = end;
        }
        return true;
    }

    private static boolean mayBeIgnored(String attributes, int start, int end) {
        if (end - start < 3 || attributes.charAt(start + 1) != '=') {
            return false;
        }
        char name = attributes.charAt(start);
        return (name >= 'a' && name <= 'z' || name >= 'A' && name <= 'Z') && name != RESERVED;
    }
}
