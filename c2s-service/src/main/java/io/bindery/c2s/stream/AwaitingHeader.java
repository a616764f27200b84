package io.bindery.c2s.stream;

import io.bindery.c2s.negotiation.Established.User;
import io.bindery.c2s.xml.XmlStreamEvent.ElementReceived;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * A stream header comes next.
 *
 * @param user who has authenticated before a restart
 */
record AwaitingHeader(Optional<User> user) implements StreamState {

    @Override
    public Future<StepOutcome> receive(ElementReceived received) {
        throw new StreamErrorException(StreamErrorCondition.BAD_FORMAT, "a stream header was expected");
    }
}
