package io.bindery.sessions.registry;

/** What happens when a client asks for a resource that another session holds (RFC 6120 7.7.2.2). */
public enum ConflictPolicy {
    /** The holder's session ends. */
    REPLACE,
    /** The new bind is refused with a conflict. */
    REFUSE,
    /** The new session gets another resource. */
    RENAME
}
