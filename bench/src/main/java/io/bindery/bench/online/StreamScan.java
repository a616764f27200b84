package io.bindery.bench.online;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/**
 * Cuts a stream into its children by counting tags, and copies nothing out of its buffer. It trusts the server: enough
 * for a load generator, which must spend less than what it measures.
 */
final class StreamScan {
    private final StreamPieces pieces;
    private byte[] bytes = new byte[4096];
    private int length;
    private int position;
    private int start;
    private int tag = -1;
    private int depth;
    private byte quote;

    StreamScan(StreamPieces pieces) {
        this.pieces = pieces;
    }

    /** Takes what came and hands over each child that is now whole. */
    void feed(Buffer chunk) {
        append(chunk);
        while (position < length) {
            if (tag < 0) {
                seekTag();
            } else if (tagEnds()) {
                endTag();
                tag = -1;
            }
        }
        discard();
    }

    private void seekTag() {
        while (position < length && bytes[position] != '<') {
            position++;
        }
        if (position < length) {
            tag = position++;
            start = depth <= 1 ? tag : start;
        }
    }

    private boolean tagEnds() {
        while (position < length) {
            byte current = bytes[position++];
            if (quote != 0) {
                quote = current == quote ? 0 : quote;
            } else if (current == '>') {
                return true;
            } else if (current == '\'' || current == '"') {
                quote = current;
            }
        }
        return false;
    }

    private void endTag() {
        byte second = bytes[tag + 1];
        if (second == '?') {
            return;
        }
        boolean header = depth == 0;
        if (second == '/') {
            depth--;
        } else if (bytes[position - 2] != '/') {
            depth++;
        }
        if (depth == 0 && second == '/') {
            pieces.ended();
        } else if (depth == 1 && !header) {
            pieces.element(new Element(bytes, start, position));
        }
    }

    private void append(Buffer chunk) {
        int needed = length + chunk.length();
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, needed));
        }
        chunk.getBytes(bytes, length);
        length = needed;
    }

    private void discard() {
        int keep = tag >= 0 || depth > 1 ? start : position;
        System.arraycopy(bytes, keep, bytes, 0, length - keep);
        length -= keep;
        position -= keep;
        start -= keep;
        tag = tag >= 0 ? tag - keep : tag;
    }
}
