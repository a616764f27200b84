package io.bindery.model.scram;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;

/**
 * How an exchange is tied to the TLS connection below it (RFC 5802 6).
 *
 * @param gs2Header begins the client's first message
 * @param data what both sides see of the channel; empty where nothing is bound
 */
public record ScramBinding(String gs2Header, byte[] data) {
    /** Not tied, and the client could not do it. */
    public static final ScramBinding NONE = unbound("n,,");

    /** Not tied; the header says why. */
    public static ScramBinding unbound(String gs2Header) {
        return new ScramBinding(gs2Header, new byte[0]);
    }

    /** Tied by a type of RFC 5929 or RFC 9266. */
    public static ScramBinding of(String type, byte[] data) {
        return new ScramBinding("p=" + type + ",,", data);
    }

    /** Whether the mechanism is the one whose name ends in {@code -PLUS}. */
    public boolean bound() {
        return data.length > 0;
    }

    /** What the client's last message repeats, in base64 (RFC 5802 5.1). */
    String repeated() {
        byte[] header = gs2Header.getBytes(UTF_8);
        byte[] both = Arrays.copyOf(header, header.length + data.length);
        System.arraycopy(data, 0, both, header.length, data.length);
        return Base64.getEncoder().encodeToString(both);
    }
}
