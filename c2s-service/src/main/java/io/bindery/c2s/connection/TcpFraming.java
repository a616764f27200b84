package io.bindery.c2s.connection;

import io.bindery.c2s.negotiation.EdgeServices;
import io.bindery.c2s.stream.StreamErrors;
import io.bindery.c2s.stream.StreamHeader;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.bindery.model.xml.XmlWriter;

/** How a stream looks on TCP (RFC 6120 4): one long document, whose root declares what its children need. */
final class TcpFraming {
    static final String END = "</stream:stream>";

    private TcpFraming() {}

    /** The start tag of our root. */
    static void open(StringBuilder out, StreamHeader header, String streamId) {
        out.append("<?xml version='1.0'?><stream:stream xmlns='").append(Namespaces.CLIENT);
        out.append("' xmlns:stream='").append(Namespaces.STREAMS).append('\'');
        HeaderAttributes.append(out, header, streamId);
        out.append('>');
    }

    /** A child of the root. */
    static void append(StringBuilder out, XmlElement element) {
        XmlWriter.append(out, element, Namespaces.CLIENT);
    }

    /** A whole stream that says no, for a connection that is not let in (RFC 6120 4.9.3.14). */
    static String refusal(EdgeServices edge, String why) {
        StringBuilder out = new StringBuilder(512);
        open(
                out,
                StreamHeader.fallback(edge.config().domains()),
                edge.identifiers().next());
        append(out, StreamErrors.element(StreamErrorCondition.POLICY_VIOLATION, why));
        return out.append(END).toString();
    }
}
