package io.bindery.c2s.negotiation;

import io.bindery.model.xml.XmlElement;

/** The elements of RFC 6120 5. */
public final class StartTls {
    private static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-tls";
    public static final XmlElement PROCEED = XmlElement.empty("proceed", NAMESPACE);
    public static final XmlElement FAILURE = XmlElement.empty("failure", NAMESPACE);

    private StartTls() {}

    /** Whether an element asks for TLS. */
    public static boolean requestedBy(XmlElement element) {
        return element.is("starttls", NAMESPACE);
    }

    /** The stream feature. */
    public static XmlElement feature(boolean required) {
        XmlElement.Builder feature = XmlElement.named("starttls", NAMESPACE);
        return required ? feature.child(XmlElement.empty("required", NAMESPACE)).build() : feature.build();
    }
}
