package io.bindery.model.edge;

import io.vertx.core.Future;

/** What an edge does for the others. */
public interface EdgeApi {

    /**
     * Ends the stream of a session, if this edge still has it. Nothing is answered: a session that has ended is no
     * target in Redis any more, the message only tells.
     */
    void endStream(EndStream message);

    /** Hands stanzas over; repeating it does no harm, the edge drops what it has seen. */
    Future<DeliverReply> deliver(DeliverRequest request);
}
