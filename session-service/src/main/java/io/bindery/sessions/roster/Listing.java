package io.bindery.sessions.roster;

/** Whether a client is shown what the server knows of a contact. */
public enum Listing {
    /** It is an item of the roster. */
    LISTED,
    /** It was one: clients that remember an older version need to hear of it. */
    REMOVED,
    /** It never was: the contact has asked for a subscription (RFC 6121 3.1.3). */
    STRANGER
}
