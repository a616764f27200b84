package io.bindery.c2s.negotiation.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The start of a client-first-message (RFC 5801 4).
 *
 * @param text the header as received: the channel binding of the last message repeats it to the letter
 * @param flag {@code n}, {@code y} or {@code p}
 * @param bindingName what {@code p} names, else null
 * @param authzid decoded, or empty
 */
record Gs2Header(String text, char flag, String bindingName, String authzid) {

    /** Whether the client wants the connection to be part of the proof. */
    boolean bindsChannel() {
        return flag == 'p';
    }

    /** Whether the client could have bound, but saw no offer (RFC 5802 6). */
    boolean sawNoBinding() {
        return flag == 'y';
    }

    /** What the client has to repeat in its last message (RFC 5802 5.1, attribute c). */
    byte[] bindingInput(ChannelBindings bindings) {
        byte[] header = text.getBytes(StandardCharsets.UTF_8);
        if (!bindsChannel()) {
            return header;
        }
        byte[] data = bindings.data().get(bindingName);
        byte[] input = Arrays.copyOf(header, header.length + data.length);
        System.arraycopy(data, 0, input, header.length, data.length);
        return input;
    }
}
