package io.bindery.c2s.negotiation.sasl;

import io.bindery.model.error.SaslErrorCondition;
import io.bindery.model.jid.BareJid;

/** What the server answers in a SASL exchange; XML and base64 are the caller's. */
public sealed interface SaslStep {

    /** The client has to answer once more. */
    record Challenge(byte[] data) implements SaslStep {}

    /**
     * The client is who it says.
     *
     * @param additionalData what the mechanism tells with its success, or null
     */
    record Success(BareJid user, byte[] additionalData) implements SaslStep {}

    /**
     * The attempt is over.
     *
     * @param text for the client, or null; the same for an unknown account and a wrong password
     */
    record Failure(SaslErrorCondition condition, String text) implements SaslStep {}
}
