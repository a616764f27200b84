package io.bindery.sessions.routing;

import io.bindery.model.jid.Jid;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.bindery.model.xml.XmlWriter;

/** Presence as it is kept in Redis: serialised, {@code from} first, without {@code to}. */
final class PresenceText {
    private static final String HEAD = "<presence xmlns='jabber:client'";
    private static final String FROM = " from='";

    private PresenceText() {}

    /** The text of a presence. */
    static String of(XmlElement presence) {
        XmlElement.Builder ordered =
                XmlElement.named("presence", Namespaces.CLIENT).attribute("from", presence.attribute("from"));
        presence.attributes().stream()
                .filter(attribute ->
                        !attribute.name().equals("to") && !attribute.name().equals("from"))
                .forEach(attribute -> ordered.attribute(attribute.namespace(), attribute.name(), attribute.value()));
        presence.children().forEach(ordered::node);
        return ordered.build().toString();
    }

    /** The same for somebody. */
    static String to(Object address, String text) {
        StringBuilder out = new StringBuilder(text.length() + 64).append(HEAD).append(" to='");
        XmlWriter.appendEscaped(out, address.toString());
        return out.append('\'').append(text, HEAD.length(), text.length()).toString();
    }

    /** What tells that a session is available, and nothing else of it. */
    static String available(String escapedAddress) {
        return HEAD + FROM + escapedAddress + "'/>";
    }

    /** What tells that a session is not available any more. */
    static String unavailable(String escapedAddress) {
        return HEAD + FROM + escapedAddress + "' type='unavailable'/>";
    }

    /** The escaped address of who sent it. */
    static String sender(String text) {
        int start = HEAD.length() + FROM.length();
        return text.substring(start, text.indexOf('\'', start));
    }

    /** An address as it stands in an attribute. */
    static String escaped(Jid address) {
        StringBuilder out = new StringBuilder();
        XmlWriter.appendEscaped(out, address.toString());
        return out.toString();
    }

    /** What a later presence of the same session replaces for a client that is inactive. */
    static String fold(String escapedAddress) {
        return 'p' + escapedAddress;
    }
}
