package io.bindery.sessions.registry;

/**
 * Who gets a message and what is kept of it (RFC 6121 8.5, XEP-0280 6, XEP-0313 5.1).
 *
 * @param archived whether the owner's archive keeps it
 * @param carbons the type of the copies to the owner's other sessions, or empty: there are none
 * @param fold what a later one of the same fold replaces for an inactive client, or empty: it does not wait
 * @param resource of a full address, or empty
 * @param delay the element that tells when it was sent (XEP-0203), for when it waits
 */
public record MessageRoute(
        boolean archived,
        String carbons,
        String fold,
        String resource,
        NoResource noResource,
        Nobody nobody,
        String delay) {

    /** What happens when nobody has the resource. */
    public enum NoResource {
        /** As if the bare address had been meant. */
        ACCOUNT,
        /** The sender gets an error. */
        REFUSE,
        /** Nothing. */
        DROP
    }

    /** What happens when no session gets it. */
    public enum Nobody {
        /** It waits (XEP-0160). */
        OFFLINE,
        /** Nothing. */
        DROP
    }
}
