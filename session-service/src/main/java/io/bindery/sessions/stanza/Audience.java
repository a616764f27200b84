package io.bindery.sessions.stanza;

/**
 * Which sessions of an account a stanza is for.
 *
 * @param kind how they are chosen
 * @param value what {@link Kind#NOTIFIED} looks for, else empty
 */
public record Audience(Kind kind, String value) {
    /** Those that have sent available presence, whatever their priority. */
    public static final Audience AVAILABLE = new Audience(Kind.AVAILABLE, "");

    /** Those that have asked for the roster (RFC 6121 2.1.6). */
    public static final Audience ROSTER = new Audience(Kind.ROSTER, "");

    /** Those that have asked for the block list (XEP-0191 3.3). */
    public static final Audience BLOCK_LIST = new Audience(Kind.BLOCK_LIST, "");

    /** How sessions are chosen. */
    public enum Kind {
        AVAILABLE,
        ROSTER,
        BLOCK_LIST,
        /** Available ones whose capabilities ask for events of a node (XEP-0163 4.3). */
        NOTIFIED
    }

    /** Available sessions that want the events of a node. */
    public static Audience notified(String node) {
        return new Audience(Kind.NOTIFIED, node);
    }
}
