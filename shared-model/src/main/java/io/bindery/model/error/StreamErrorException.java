package io.bindery.model.error;

import io.bindery.model.xml.XmlElement;
import java.util.Optional;

/** A rule of the stream was broken: the stream is answered with this error and closed. */
public final class StreamErrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final StreamErrorCondition condition;
    private final transient XmlElement detail;

    /** The text goes to the peer, so it never repeats the peer's input. */
    public StreamErrorException(StreamErrorCondition condition, String text) {
        this(condition, text, null);
    }

    /** With an application-specific condition (RFC 6120 4.9.4). */
    public StreamErrorException(StreamErrorCondition condition, String text, XmlElement detail) {
        // A hostile peer causes these at will: no stack trace, no cost.
        super(text, null, false, false);
        this.condition = condition;
        this.detail = detail;
    }

    public StreamErrorCondition condition() {
        return condition;
    }

    /** The application-specific condition, if there is one. */
    public Optional<XmlElement> detail() {
        return Optional.ofNullable(detail);
    }
}
