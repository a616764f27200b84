package io.bindery.sessions.archive;

import io.bindery.model.xml.XmlElement;
import java.util.Set;

/** Which messages belong into the archives of those who exchange them, before their preferences are asked. */
public final class ArchiveRules {
    /** Payloads that say something in a conversation though there is no body beside them. */
    private static final Set<String> CONTENT = Set.of(
            // Encrypted: XEP-0384 in two versions, XEP-0373, XEP-0027, and XEP-0380 that announces any.
            "eu.siacs.conversations.axolotl",
            "urn:xmpp:omemo:2",
            "urn:xmpp:openpgp:0",
            "jabber:x:encrypted",
            "urn:xmpp:eme:0",
            // About earlier messages: XEP-0308, XEP-0424 in two versions, XEP-0422, XEP-0444.
            "urn:xmpp:message-correct:0",
            "urn:xmpp:message-retract:0",
            "urn:xmpp:message-retract:1",
            "urn:xmpp:fasten:0",
            "urn:xmpp:reactions:0");

    private ArchiveRules() {}

    /** Whether a message is to be archived (XEP-0313 6.1.1, XEP-0334). */
    public static boolean archives(XmlElement message) {
        MessageContent content = new MessageContent(message);
        return switch (content.type()) {
            // The room has an archive; what it sends each of us is a copy, whatever the hint says.
            case "error", "groupchat" -> false;
            case "headline" -> !isTransient(content) && content.hasHint("store");
            default -> !isTransient(content) && (content.hasHint("store") || isConversation(content));
        };
    }

    /** Whether a message may wait for a session that comes later (XEP-0334 4.2). */
    public static boolean mayBeStored(XmlElement message) {
        return !new MessageContent(message).hasHint("no-store");
    }

    private static boolean isTransient(MessageContent content) {
        return content.hasHint("no-store") || content.hasHint("no-permanent-store");
    }

    private static boolean isConversation(MessageContent content) {
        return content.hasBody()
                || content.hasSubject()
                || content.isReceipt()
                || content.isMarker()
                || content.isInvitation()
                || content.hasAnyOf(CONTENT);
    }
}
