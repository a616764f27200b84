package io.bindery.c2s.stream;

import io.bindery.model.xml.XmlElement;
import java.util.List;

/**
 * What one element led to.
 *
 * @param replies go out in one write, in this order
 * @param next the state from then on
 * @param then what happens to the stream behind the replies
 */
record StepOutcome(List<XmlElement> replies, StreamState next, Then then) {

    /** What happens to the stream. */
    enum Then {
        /** The next element is read. */
        GO_ON,
        /** The client opens a new stream (RFC 6120 4.3.3). */
        RESTART,
        /** TLS starts behind the reply, then the client opens a new stream. */
        START_TLS,
        /** The stream is closed. */
        CLOSE
    }

    static StepOutcome stay(StreamState state, List<XmlElement> replies) {
        return new StepOutcome(replies, state, Then.GO_ON);
    }

    static StepOutcome move(StreamState next, List<XmlElement> replies) {
        return new StepOutcome(replies, next, Then.GO_ON);
    }
}
