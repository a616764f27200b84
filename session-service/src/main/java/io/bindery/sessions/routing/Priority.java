package io.bindery.sessions.routing;

import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.Optional;
import java.util.OptionalInt;

/** The priority of a presence (RFC 6121 4.7.2.3). */
final class Priority {
    private Priority() {}

    /** 0 where there is none; empty where it is no whole number from -128 to 127. */
    static OptionalInt of(XmlElement presence) {
        Optional<XmlElement> priority = presence.child("priority", Namespaces.CLIENT);
        if (priority.isEmpty()) {
            return OptionalInt.of(0);
        }
        try {
            return OptionalInt.of(Byte.parseByte(priority.get().text().strip()));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
