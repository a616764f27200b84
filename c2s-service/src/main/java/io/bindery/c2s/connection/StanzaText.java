package io.bindery.c2s.connection;

/** Stanzas as they travel in a TCP stream, whose header declares their namespace for all of them. */
final class StanzaText {
    private static final String DECLARATION = " xmlns='jabber:client'";

    private StanzaText() {}

    /** Appends a serialised stanza without the declaration behind its name. */
    static void append(StringBuilder out, String stanza) {
        int end = endOfName(stanza);
        if (stanza.startsWith(DECLARATION, end)) {
            out.append(stanza, 0, end).append(stanza, end + DECLARATION.length(), stanza.length());
        } else {
            out.append(stanza);
        }
    }

    private static int endOfName(String stanza) {
        int end = 0;
        while (end < stanza.length() && " />".indexOf(stanza.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
