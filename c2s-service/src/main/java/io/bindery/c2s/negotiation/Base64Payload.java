package io.bindery.c2s.negotiation;

import io.bindery.model.xml.XmlElement;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** SASL data inside an element. */
final class Base64Payload {

    private Base64Payload() {}

    /** The bytes, or nothing where the text is not base64 (RFC 4648 4, without white space). */
    static Optional<byte[]> decode(XmlElement element) {
        try {
            return Optional.of(Base64.getDecoder().decode(element.text().strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String encode(byte[] data) {
        return new String(Base64.getEncoder().encode(data), StandardCharsets.ISO_8859_1);
    }
}
