package io.bindery.standalone.trace;

import io.bindery.standalone.CommandRefusedException;

/** A login that did not come to its end; the message says what the server did. */
final class TraceFailedException extends CommandRefusedException {
    private static final long serialVersionUID = 1L;

    TraceFailedException(String reason) {
        super(reason);
    }

    TraceFailedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
