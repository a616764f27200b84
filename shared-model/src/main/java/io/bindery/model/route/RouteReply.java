package io.bindery.model.route;

import java.util.List;

/** What became of a batch. */
public sealed interface RouteReply {

    /**
     * It is taken but for what is left: what is taken is acknowledged, and survives us.
     *
     * @param sent the number of the newest stanza in the session's log
     * @param deliveries what the batch has put there, in order; what is missing of it is read from the log
     * @param left how many elements at the end of the batch are to be sent anew, because the answers to those before
     *     them are many already
     */
    record Routed(long sent, List<Delivery> deliveries, int left) implements RouteReply {

        /** Nothing is left. */
        public static Routed all(long sent, List<Delivery> deliveries) {
            return new Routed(sent, deliveries, 0);
        }
    }

    /** The session has ended; nothing was taken. */
    record SessionGone() implements RouteReply {}
}
