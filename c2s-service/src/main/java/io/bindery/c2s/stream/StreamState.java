package io.bindery.c2s.stream;

import io.bindery.c2s.stanza.SessionDelivery;
import io.bindery.c2s.xml.XmlStreamEvent.ElementReceived;
import io.vertx.core.Future;
import java.util.Optional;

/** Where a stream stands; each state owns what is known there, and nothing else is known. */
sealed interface StreamState
        permits AwaitingHeader, Unauthenticated, Authenticating, Authenticated, Bound, Settling, Ended {

    /** Takes the next element; a {@code StreamErrorException} ends the stream. */
    Future<StepOutcome> receive(ElementReceived received);

    /** What writes the stanzas of the session, where there is one. */
    default Optional<SessionDelivery> delivery() {
        return Optional.empty();
    }

    /** The stream is about to end: completes when what was read is carried out, or fails with what the client sees. */
    default Future<Void> settle() {
        return Future.succeededFuture();
    }

    /** The stream ended while in this state, or a step led here when it had ended already. */
    default Future<Void> leave() {
        return Future.succeededFuture();
    }
}
