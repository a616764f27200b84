package io.bindery.model.edge;

/**
 * What an edge does for the others. Nothing is answered: a session that has ended is no target in Redis any more, the
 * message only tells.
 */
public interface EdgeApi {

    /** Ends the stream of a session, if this edge still has it. */
    void endStream(EndStream message);
}
