package io.bindery.c2s.negotiation.sasl;

import io.bindery.c2s.negotiation.sasl.SaslStep.Failure;
import io.bindery.model.error.SaslErrorCondition;

/** The ways in which an attempt fails. What depends on the account has one answer only. */
final class SaslFailures {
    /** RFC 6120 6.5.8: it breaks the syntax or the order of the mechanism; inner base64 belongs to that. */
    static final Failure MALFORMED = new Failure(SaslErrorCondition.MALFORMED_REQUEST, null);

    static final Failure TOO_LONG = new Failure(SaslErrorCondition.MALFORMED_REQUEST, "The response is too long.");

    static final Failure WRONG_CREDENTIALS = new Failure(SaslErrorCondition.NOT_AUTHORIZED, null);

    static final Failure OTHER_THAN_STREAM_FROM =
            new Failure(SaslErrorCondition.NOT_AUTHORIZED, "The stream was opened from another address.");

    static final Failure INVALID_AUTHZID = new Failure(SaslErrorCondition.INVALID_AUTHZID, null);

    static final Failure BINDING_UNSEEN = new Failure(
            SaslErrorCondition.NOT_AUTHORIZED, "Channel binding was offered here, but the client did not see it.");

    static final Failure BINDING_UNKNOWN =
            new Failure(SaslErrorCondition.NOT_AUTHORIZED, "This channel binding is not offered.");

    static final Failure BINDING_MISMATCH =
            new Failure(SaslErrorCondition.NOT_AUTHORIZED, "The channel binding does not match.");

    static final Failure UNAVAILABLE =
            new Failure(SaslErrorCondition.TEMPORARY_AUTH_FAILURE, "Try again a little later.");

    private SaslFailures() {}
}
