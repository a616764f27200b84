package io.bindery.c2s.stream;

import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import java.util.List;

/** Nothing is read any more. */
record Ended() implements StreamState {

    @Override
    public Future<StepOutcome> receive(XmlElement element) {
        return Future.succeededFuture(StepOutcome.stay(this, List.of()));
    }
}
