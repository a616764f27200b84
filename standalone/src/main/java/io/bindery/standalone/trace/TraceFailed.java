package io.bindery.standalone.trace;

import io.bindery.standalone.CommandRefused;

/** A login that did not come to its end; the message says what the server did. */
final class TraceFailed extends CommandRefused {
    private static final long serialVersionUID = 1L;

    TraceFailed(String reason) {
        super(reason);
    }

    TraceFailed(String reason, Throwable cause) {
        super(reason, cause);
    }
}
