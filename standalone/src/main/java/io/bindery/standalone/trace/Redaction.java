package io.bindery.standalone.trace;

import io.bindery.model.xml.XmlElement;
import java.util.Map;
import java.util.Set;

/** Puts what a secret is in the place of the secret; a transcript may be shown to anybody. */
final class Redaction {
    private static final Set<String> SASL = Set.of(Sasl2.NAMESPACE, ClassicSasl.NAMESPACE);
    private static final Map<String, String> PAYLOADS = Map.of(
            "initial-response", "[SCRAM client-first]",
            "auth", "[SCRAM client-first]",
            "challenge", "[SCRAM server-first]",
            "response", "[SCRAM client-final]",
            "additional-data", "[SCRAM server-final]");

    private Redaction() {}

    /** What may be printed of an element's own text. */
    static String text(XmlElement element) {
        String text = element.text();
        if (text.isBlank() || !SASL.contains(element.namespace())) {
            return text;
        }
        // In classic SASL the success itself holds the last message, in SASL2 it holds elements.
        boolean classicEnd = element.is("success", ClassicSasl.NAMESPACE);
        return classicEnd ? "[SCRAM server-final]" : PAYLOADS.getOrDefault(element.name(), text);
    }

    /** What may be printed of an attribute. */
    static String attribute(XmlElement element, String name, String value) {
        return element.name().equals("token") && name.equals("token") ? "[token]" : value;
    }
}
