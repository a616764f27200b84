package io.bindery.sessions.archive;

import io.bindery.model.jid.Jid;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.List;

/** Which messages are copied to the other sessions of an account (XEP-0280 6.1). */
public final class CarbonRules {
    /**
     * What the disco information of the server says. Not {@code urn:xmpp:carbons:rules:0}: which message an error is
     * about can only be guessed from what it repeats.
     */
    public static final List<String> FEATURES = List.of(Namespaces.CARBONS);

    private CarbonRules() {}

    /** Whether the sender's other sessions get a copy. */
    public static boolean sent(XmlElement message) {
        return eligible(new MessageContent(message));
    }

    /** Whether the recipient's other sessions get a copy. */
    public static boolean received(XmlElement message) {
        MessageContent content = new MessageContent(message);
        return eligible(content) && !isSentByRoom(content);
    }

    private static boolean eligible(MessageContent content) {
        // XEP-0280 9: each of the two forbids it.
        if (content.message().child("private", Namespaces.CARBONS).isPresent() || content.hasHint("no-copy")) {
            return false;
        }
        return switch (content.type()) {
            case "groupchat" -> false;
            case "chat" -> true;
            case "headline" -> content.hasMessagingPayload() || content.isInvitation();
            default -> content.hasBody() || content.hasMessagingPayload() || content.isInvitation();
        };
    }

    /** The room has sent it to each session that is in it. */
    private static boolean isSentByRoom(MessageContent content) {
        String from = content.message().attribute("from");
        return content.isPrivateInRoom() && from != null && Jid.parse(from).resource() != null;
    }
}
