package io.bindery.standalone;

/** A command that cannot be done now; the message is one line for the operator. */
public class CommandRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Refuses with a reason. */
    public CommandRefused(String reason) {
        super(reason);
    }

    /** Refuses because something else went wrong. */
    public CommandRefused(String reason, Throwable cause) {
        super(reason, cause);
    }
}
