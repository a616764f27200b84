package io.bindery.c2s.connection;

import io.bindery.c2s.stream.StreamHeader;
import io.bindery.model.xml.XmlWriter;

/** The attributes of our header (RFC 6120 4.7), the same ones on every transport (RFC 7395 3.3.2). */
final class HeaderAttributes {

    private HeaderAttributes() {}

    static void append(StringBuilder out, StreamHeader header, String streamId) {
        out.append(" id='").append(streamId).append("' from='");
        XmlWriter.appendEscaped(out, header.to());
        if (header.from() != null) {
            out.append("' to='");
            XmlWriter.appendEscaped(out, header.from().toString());
        }
        out.append("' version='1.0' xml:lang='");
        XmlWriter.appendEscaped(out, header.language());
        out.append('\'');
    }
}
