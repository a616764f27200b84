package io.bindery.sessions.capabilities;

import java.util.Optional;

/** Names a set of capabilities; the same for all clients that have them. */
record CapsKey(String hash, String ver) {
    private static final String PREFIX = "caps:";
    private static final char SEPARATOR = ':';

    /** The id of the question about it, which says all that an answer needs, to whichever instance it comes. */
    String id() {
        return PREFIX + hash + SEPARATOR + ver;
    }

    /** What an answer with this id is about; nothing when it answers something else. */
    static Optional<CapsKey> ofId(String id) {
        if (id == null || !id.startsWith(PREFIX)) {
            return Optional.empty();
        }
        int separator = id.indexOf(SEPARATOR, PREFIX.length());
        return separator < 0
                ? Optional.empty()
                : Optional.of(new CapsKey(id.substring(PREFIX.length(), separator), id.substring(separator + 1)));
    }
}
