package io.bindery.sessions.discovery;

import io.bindery.model.xml.XmlElement;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whom to write to about this server (XEP-0157).
 *
 * @param byKind the URIs of each kind
 */
public record ContactAddresses(Map<String, List<String>> byKind) {
    public static final List<String> KINDS =
            List.of("abuse", "admin", "feedback", "sales", "security", "status", "support");
    private static final String FORM_TYPE = "http://jabber.org/network/serverinfo";

    /** Reads {@code kind=URI,…}; throws {@link IllegalArgumentException} for what is neither. */
    public static ContactAddresses parse(String text) {
        Map<String, List<String>> byKind = new TreeMap<>();
        for (String part : text.split(",")) {
            if (part.isBlank()) {
                continue;
            }
            int end = part.indexOf('=');
            String kind = part.substring(0, Math.max(end, 0)).strip();
            String address = part.substring(end + 1).strip();
            if (!KINDS.contains(kind) || !URI.create(address).isAbsolute()) {
                throw new IllegalArgumentException("kind=URI");
            }
            byKind.computeIfAbsent(kind, first -> new ArrayList<>()).add(address);
        }
        return new ContactAddresses(Collections.unmodifiableMap(byKind));
    }

    /** The form that goes into what the server says of itself; none without addresses. */
    Optional<XmlElement> form() {
        if (byKind.isEmpty()) {
            return Optional.empty();
        }
        XmlElement.Builder form = XmlElement.named("x", DiscoNamespaces.FORM)
                .attribute("type", "result")
                .child(field("FORM_TYPE", "hidden", List.of(FORM_TYPE)));
        byKind.forEach((kind, addresses) -> form.child(field(kind + "-addresses", "list-multi", addresses)));
        return Optional.of(form.build());
    }

    private static XmlElement field(String name, String type, List<String> values) {
        XmlElement.Builder field = XmlElement.named("field", DiscoNamespaces.FORM)
                .attribute("var", name)
                .attribute("type", type);
        values.forEach(value -> field.textChild("value", value));
        return field.build();
    }
}
