package io.bindery.c2s.stream;

import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;

/** Where a stream stands; each state owns what is known there, and nothing else is known. */
sealed interface StreamState permits AwaitingHeader, Unauthenticated, Authenticating, Authenticated, Bound, Ended {

    /** Takes the next element; a {@code StreamErrorException} ends the stream. */
    Future<StepOutcome> receive(XmlElement element);

    /** The stream ended while in this state, or a step led here when it had ended already. */
    default Future<Void> leave() {
        return Future.succeededFuture();
    }
}
