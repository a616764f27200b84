package io.bindery.model.route;

import java.util.List;

/** What became of a batch. */
public sealed interface RouteReply {

    /**
     * Everything in it is taken: it is acknowledged, and survives us.
     *
     * @param sent the number of the newest stanza in the session's log
     * @param deliveries what the batch has put there, in order; what is missing of it is read from the log
     */
    record Routed(long sent, List<Delivery> deliveries) implements RouteReply {}

    /** The session has ended; nothing was taken. */
    record SessionGone() implements RouteReply {}
}
