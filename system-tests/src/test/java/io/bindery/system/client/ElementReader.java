package io.bindery.system.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Cuts what the server sends into the header, the elements and the end of its stream. */
final class ElementReader {
    private final InputStream input;
    private final ByteArrayOutputStream transcript = new ByteArrayOutputStream();
    private int depth;

    ElementReader(InputStream input) {
        this.input = input;
    }

    /** The next header, element or closing tag of the stream; an {@link EOFException} when the connection ended. */
    String next() throws IOException {
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        int enclosing = depth;
        while (true) {
            int current = read();
            if (current != '<') {
                keep(piece, current, enclosing);
                continue;
            }
            String tag = tag();
            piece.writeBytes(tag.getBytes(UTF_8));
            if (tag.startsWith("<?")) {
                piece.reset();
            } else if (ends(tag, enclosing)) {
                return piece.toString(UTF_8);
            }
        }
    }

    /** A stream header comes next, whatever came before (RFC 6120 4.3.3). */
    void restart() {
        depth = 0;
    }

    /** All bytes that came so far. */
    byte[] transcript() {
        return transcript.toByteArray();
    }

    private void keep(ByteArrayOutputStream piece, int current, int enclosing) {
        // White space between elements keeps connections alive (RFC 6120 4.6.1) and means nothing.
        if (depth > enclosing) {
            piece.write(current);
        }
    }

    private boolean ends(String tag, int enclosing) {
        if (tag.startsWith("</")) {
            depth--;
        } else if (!tag.endsWith("/>")) {
            depth++;
        }
        boolean header = enclosing == 0;
        return header || depth <= enclosing;
    }

    private String tag() throws IOException {
        ByteArrayOutputStream tag = new ByteArrayOutputStream();
        tag.write('<');
        int quote = 0;
        while (true) {
            int current = read();
            tag.write(current);
            if (quote != 0) {
                quote = current == quote ? 0 : quote;
            } else if (current == '\'' || current == '"') {
                quote = current;
            } else if (current == '>') {
                return tag.toString(UTF_8);
            }
        }
    }

    private int read() throws IOException {
        int current = input.read();
        if (current < 0) {
            throw new EOFException("the server closed the connection");
        }
        transcript.write(current);
        return current;
    }
}
