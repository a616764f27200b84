package io.bindery.c2s.negotiation.sasl;

import io.vertx.core.Future;

/** One attempt to authenticate; it is used up with the first step that is not a challenge. */
public interface SaslExchange {

    /** Starts without an initial response; all our mechanisms let the client speak first, so it is asked to. */
    SaslStep begin();

    /**
     * Takes the initial response or the answer to a challenge, decoded from base64.
     *
     * @return a step in any case: when the keys could not be asked for, that is a failure step
     */
    Future<SaslStep> respond(byte[] response);
}
