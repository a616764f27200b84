package io.bindery.sessions.stanza;

import io.bindery.model.xml.XmlElement;
import java.util.Set;

/** The type of a message as everything here takes it (RFC 6121 5.2.2). */
public final class MessageType {
    private static final String NORMAL = "normal";
    private static final Set<String> TYPES = Set.of(NORMAL, "chat", "groupchat", "headline", "error");

    private MessageType() {}

    /** One of the five; none, or one that nobody knows, is normal. */
    public static String of(XmlElement message) {
        String type = message.attribute("type");
        return type != null && TYPES.contains(type) ? type : NORMAL;
    }
}
