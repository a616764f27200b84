package io.bindery.model.session;

/** What a client says of itself (XEP-0388 2.3); each part may be null. Never shown to other users. */
public record UserAgent(String id, String software, String device) {
    /** A client that told nothing. */
    public static final UserAgent UNKNOWN = new UserAgent(null, null, null);
}
