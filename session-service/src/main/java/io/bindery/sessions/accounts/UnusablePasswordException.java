package io.bindery.sessions.accounts;

import io.bindery.model.jid.BareJid;

/** A password that is empty or that SASLprep (RFC 4013) forbids; the message is for the operator. */
public final class UnusablePasswordException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnusablePasswordException(BareJid user) {
        super("the password of " + user + " is empty or has characters that are not allowed");
    }
}
