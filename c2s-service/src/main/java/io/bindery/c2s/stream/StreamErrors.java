package io.bindery.c2s.stream;

import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;

/** RFC 6120 4.9.2 as XML. */
public final class StreamErrors {

    private StreamErrors() {}

    /** A stream error with our own words for people. */
    public static XmlElement element(StreamErrorCondition condition, String text) {
        return element(new StreamErrorException(condition, text));
    }

    static XmlElement element(StreamErrorException error) {
        return XmlElement.named("error", Namespaces.STREAMS)
                .child(XmlElement.empty(error.condition().element(), Namespaces.STREAM_ERRORS))
                .child(XmlElement.named("text", Namespaces.STREAM_ERRORS)
                        .text(error.getMessage())
                        .build())
                .child(error.detail())
                .build();
    }
}
