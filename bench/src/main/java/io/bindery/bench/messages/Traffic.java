package io.bindery.bench.messages;

/**
 * What is sent.
 *
 * @param pairs of users: one sends to the other
 * @param rate messages per second over all pairs; 0 when each pair sends its next one as soon as the last has come
 * @param bodyBytes the length of a message's text
 */
public record Traffic(int pairs, int rate, int bodyBytes) {

    /** Checks that there is something to send. */
    public Traffic {
        if (pairs < 1 || rate < 0 || bodyBytes < 1) {
            throw new IllegalArgumentException("there must be pairs, text and no negative rate");
        }
    }

    boolean closedLoop() {
        return rate == 0;
    }
}
