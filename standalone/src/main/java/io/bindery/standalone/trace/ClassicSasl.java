package io.bindery.standalone.trace;

import io.bindery.model.xml.XmlElement;

/** The elements of SASL as RFC 6120 6 has it. */
final class ClassicSasl {
    static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-sasl";

    private ClassicSasl() {}

    static XmlElement auth(String mechanism, String clientFirst) {
        return XmlElement.named("auth", NAMESPACE)
                .attribute("mechanism", mechanism)
                .text(clientFirst)
                .build();
    }

    static XmlElement response(String clientFinal) {
        return XmlElement.named("response", NAMESPACE).text(clientFinal).build();
    }
}
