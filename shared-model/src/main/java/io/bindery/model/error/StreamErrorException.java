package io.bindery.model.error;

/** A rule of the stream was broken: the stream is answered with this error and closed. */
public final class StreamErrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final StreamErrorCondition condition;

    /** The text goes to the peer, so it never repeats the peer's input. */
    public StreamErrorException(StreamErrorCondition condition, String text) {
        // A hostile peer causes these at will: no stack trace, no cost.
        super(text, null, false, false);
        this.condition = condition;
    }

    public StreamErrorCondition condition() {
        return condition;
    }
}
