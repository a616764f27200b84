package io.bindery.c2s.negotiation.sasl;

import io.vertx.core.Future;

/** The rules of one mechanism for one attempt; {@link SaslAttempt} keeps order and length. */
@FunctionalInterface
interface SaslDialogue {

    /** Answers the client's next message; a failed future means that the keys could not be asked for. */
    Future<SaslStep> on(String message);
}
