package io.bindery.c2s.connection;

import io.bindery.c2s.stream.StreamHeader;
import io.bindery.c2s.xml.XmlFrameParser;
import io.bindery.model.xml.XmlElement;
import io.bindery.model.xml.XmlWriter;

/** How a stream looks on a WebSocket (RFC 7395 3.3): each message is a document that stands for itself. */
final class WebSocketFraming {
    static final String CLOSE = "<close xmlns='" + XmlFrameParser.FRAMING + "'/>";

    private WebSocketFraming() {}

    /** What opens our stream. */
    static String open(StreamHeader header, String streamId) {
        StringBuilder out = new StringBuilder(256);
        out.append("<open xmlns='").append(XmlFrameParser.FRAMING).append('\'');
        HeaderAttributes.append(out, header, streamId);
        return out.append("/>").toString();
    }

    /** One element of the stream. */
    static String message(XmlElement element) {
        return XmlWriter.document(element);
    }
}
