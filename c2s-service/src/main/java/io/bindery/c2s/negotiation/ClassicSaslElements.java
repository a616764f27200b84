package io.bindery.c2s.negotiation;

import io.bindery.model.error.SaslErrorCondition;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.Optional;

/** The elements of RFC 6120 6. */
final class ClassicSaslElements {
    static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-sasl";
    /** RFC 6120 6.4.2: data of no length. */
    private static final String EMPTY = "=";

    private ClassicSaslElements() {}

    static boolean isAuth(XmlElement element) {
        return element.is("auth", NAMESPACE);
    }

    static boolean isResponse(XmlElement element) {
        return element.is("response", NAMESPACE);
    }

    static boolean isAbort(XmlElement element) {
        return element.is("abort", NAMESPACE);
    }

    /** The bytes of a request or a response; nothing where the text is not base64. */
    static Optional<byte[]> data(XmlElement element) {
        return element.text().equals(EMPTY) ? Optional.of(new byte[0]) : Base64Payload.decode(element);
    }

    static XmlElement feature(List<String> mechanisms) {
        XmlElement.Builder feature = XmlElement.named("mechanisms", NAMESPACE);
        mechanisms.forEach(mechanism -> feature.textChild("mechanism", mechanism));
        return feature.build();
    }

    static XmlElement challenge(byte[] data) {
        return XmlElement.named("challenge", NAMESPACE)
                .text(Base64Payload.encode(data))
                .build();
    }

    static XmlElement success(byte[] additionalData) {
        XmlElement.Builder success = XmlElement.named("success", NAMESPACE);
        return additionalData == null
                ? success.build()
                : success.text(Base64Payload.encode(additionalData)).build();
    }

    static XmlElement failure(SaslErrorCondition condition, String text) {
        XmlElement.Builder failure =
                XmlElement.named("failure", NAMESPACE).child(XmlElement.empty(condition.element(), NAMESPACE));
        return text == null ? failure.build() : failure.textChild("text", text).build();
    }
}
