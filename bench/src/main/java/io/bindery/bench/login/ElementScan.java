package io.bindery.bench.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts a stream into its header, its children and its end by counting tags. It trusts the server: enough for a
 * load generator, which must spend less than what it measures.
 */
public final class ElementScan {
    /** What {@link #feed} hands over when the server has ended its stream. */
    public static final String STREAM_END = "</stream:stream>";

    private byte[] bytes = new byte[4096];
    private int length;
    private int position;
    private int start;
    private int tag = -1;
    private int depth;
    private byte quote;

    /** Takes what came and hands over each piece that is now whole. */
    public void feed(byte[] chunk, Consumer<String> pieces) {
        append(chunk);
        while (position < length) {
            scan(bytes[position++], pieces);
        }
        discard();
    }

    private void scan(byte current, Consumer<String> pieces) {
        if (tag < 0) {
            if (current == '<') {
                tag = position - 1;
                start = depth <= 1 ? tag : start;
            }
        } else if (quote != 0) {
            quote = current == quote ? 0 : quote;
        } else if (current == '"' || current == '\'') {
            quote = current;
        } else if (current == '>') {
            endTag(pieces);
            tag = -1;
        }
    }

    private void endTag(Consumer<String> pieces) {
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
        if (depth == 0) {
            pieces.accept(STREAM_END);
        } else if (depth == 1) {
            pieces.accept(new String(bytes, header ? tag : start, position - (header ? tag : start), UTF_8));
        }
    }

    private void append(byte[] chunk) {
        if (length + chunk.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + chunk.length));
        }
        System.arraycopy(chunk, 0, bytes, length, chunk.length);
        length += chunk.length;
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
