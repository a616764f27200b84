package io.bindery.model.route;

/**
 * One stanza on its way to a client.
 *
 * @param number its place in the session's log, from 1; with stream management from the bind on also its count
 * @param stanza serialised, declaring its namespace; or null: the log has stanzas up to that number
 */
public record Delivery(String sessionId, long number, String stanza) {

    /** Says only how far the log goes. */
    public static Delivery nudge(String sessionId, long number) {
        return new Delivery(sessionId, number, null);
    }

    // A log must not show what people write.
    @Override
    public String toString() {
        return "delivery " + number + " to " + sessionId;
    }
}
