package io.bindery.c2s.stream;

import io.bindery.c2s.stanza.SessionDelivery;
import io.bindery.c2s.xml.XmlStreamEvent.ElementReceived;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Nothing is read any more, but what was read is still carried out, and its answers are written.
 *
 * @param last where the stream stood
 */
record Settling(StreamState last) implements StreamState {

    @Override
    public Future<StepOutcome> receive(ElementReceived received) {
        return Future.succeededFuture(StepOutcome.stay(this, List.of()));
    }

    @Override
    public Optional<SessionDelivery> delivery() {
        return last.delivery();
    }
}
