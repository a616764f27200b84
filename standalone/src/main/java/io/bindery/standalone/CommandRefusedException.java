package io.bindery.standalone;

/** A command that cannot be done now; the message is one line for the operator. */
public class CommandRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Refuses with a reason. */
    public CommandRefusedException(String reason) {
        super(reason);
    }

    /** Refuses because something else went wrong. */
    public CommandRefusedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
