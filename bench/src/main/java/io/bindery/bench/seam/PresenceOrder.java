package io.bindery.bench.seam;

/** When the receiver sends its initial presence: a seam that holds must hold in every order. */
public enum PresenceOrder {
    /** Together with what follows the bind. */
    AT_ONCE,
    /** As soon as the archive has been read. */
    AFTER_QUERY,
    /** Some time after the bind, whatever the archive does. */
    DELAYED,
    /** Not at all. */
    NEVER
}
