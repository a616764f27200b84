package io.bindery.standalone.accounts;

import io.bindery.standalone.CommandRefused;

/** A password that no client could ever send. */
final class ForbiddenPassword extends CommandRefused {
    private static final long serialVersionUID = 1L;

    ForbiddenPassword(Throwable cause) {
        super("the password holds characters that SASLprep (RFC 4013) forbids", cause);
    }
}
