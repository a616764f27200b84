package io.bindery.model.archive;

/**
 * Which part of the matching messages is wanted (XEP-0059).
 *
 * @param max how many at most
 * @param before the message that the page ends in front of, or null
 * @param after the message that the page begins behind, or null
 * @param backwards whether the page is filled from the newest one
 */
public record PageRequest(int max, String before, String after, boolean backwards) {

    /** The oldest messages. */
    public static PageRequest first(int max) {
        return new PageRequest(max, null, null, false);
    }

    /** The newest messages. */
    public static PageRequest last(int max) {
        return new PageRequest(max, null, null, true);
    }
}
