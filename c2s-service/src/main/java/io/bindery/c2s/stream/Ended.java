package io.bindery.c2s.stream;

import io.bindery.c2s.xml.XmlStreamEvent.ElementReceived;
import io.vertx.core.Future;
import java.util.List;

/** Nothing is read any more. */
record Ended() implements StreamState {

    @Override
    public Future<StepOutcome> receive(ElementReceived received) {
        return Future.succeededFuture(StepOutcome.stay(this, List.of()));
    }
}
