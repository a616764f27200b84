package io.bindery.model.edge;

/** What an edge does for the others. Nothing is answered: the epoch in Redis protects, the message only tells. */
public interface EdgeApi {

    /** Ends the stream of a session, if this edge still has it. */
    void endStream(EndStream message);
}
