package io.bindery.bench.online;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One child of the stream where it lies in the buffer, so that looking into it costs next to nothing; gone once the
 * receiver has returned.
 */
public final class Element {
    private final byte[] bytes;
    private final int from;
    private final int to;

    Element(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** Whether the element's name, prefix included, is this one. */
    public boolean named(String name) {
        int end = from + 1 + name.length();
        return end < to && isAt(from + 1, name) && isNameEnd(bytes[end]);
    }

    /** The value of an attribute of the element itself, as it is written; empty where there is none. */
    public String attribute(String name) {
        int at = from + 1;
        while (bytes[at] != '>') {
            int nameAt = at;
            at = skipTo(at, '=', '>');
            if (bytes[at] == '>') {
                return "";
            }
            int valueAt = skipTo(at, '\'', '"') + 1;
            at = skipTo(valueAt, bytes[valueAt - 1], bytes[valueAt - 1]);
            if (isName(nameAt, name)) {
                return new String(bytes, valueAt, at - valueAt, UTF_8);
            }
            at++;
        }
        return "";
    }

    /** The whole element. */
    @Override
    public String toString() {
        return new String(bytes, from, to - from, UTF_8);
    }

    private int skipTo(int start, int one, int other) {
        int at = start;
        while (bytes[at] != one && bytes[at] != other) {
            at++;
        }
        return at;
    }

    /** Whether what lies before an equals sign ends in a blank and this name; the tag's name may stand before it. */
    private boolean isName(int start, String name) {
        int end = skipTo(start, '=', '=');
        while (isBlank(bytes[end - 1])) {
            end--;
        }
        int nameAt = end - name.length();
        return nameAt > start && isBlank(bytes[nameAt - 1]) && isAt(nameAt, name);
    }

    private boolean isAt(int start, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (bytes[start + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNameEnd(byte next) {
        return next == '>' || next == '/' || isBlank(next);
    }

    private static boolean isBlank(byte next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }
}
