package io.bindery.sessions.archive;

import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.MessageType;
import java.util.Set;

/** What a message is, seen from outside: its type, and what kinds of payload it has. */
record MessageContent(XmlElement message) {
    private static final String HINTS = "urn:xmpp:hints";
    private static final String RECEIPTS = "urn:xmpp:receipts";
    private static final String MARKERS = "urn:xmpp:chat-markers:0";
    private static final String CHAT_STATES = "http://jabber.org/protocol/chatstates";
    private static final String ROOM_USER = "http://jabber.org/protocol/muc#user";
    private static final String DIRECT_INVITATION = "jabber:x:conference";

    String type() {
        return MessageType.of(message);
    }

    boolean isError() {
        return type().equals("error");
    }

    boolean hasBody() {
        return message.child("body", Namespaces.CLIENT).isPresent();
    }

    boolean hasSubject() {
        return message.child("subject", Namespaces.CLIENT).isPresent();
    }

    /** XEP-0334 5: the hints in an error are those of the message that failed. */
    boolean hasHint(String name) {
        return !isError() && message.child(name, HINTS).isPresent();
    }

    /** XEP-0184. */
    boolean isReceipt() {
        return message.child("received", RECEIPTS).isPresent();
    }

    /** XEP-0333: tells how far somebody has read, and does not only ask for it. */
    boolean isMarker() {
        return message.elements().stream()
                .anyMatch(child ->
                        child.namespace().equals(MARKERS) && !child.name().equals("markable"));
    }

    /** Whether there is a payload of XEP-0085, XEP-0184 or XEP-0333. */
    boolean hasMessagingPayload() {
        return hasAnyOf(Set.of(CHAT_STATES, RECEIPTS, MARKERS));
    }

    boolean hasAnyOf(Set<String> namespaces) {
        return message.elements().stream().anyMatch(child -> namespaces.contains(child.namespace()));
    }

    /** XEP-0249, or XEP-0045 7.8.2. */
    boolean isInvitation() {
        return message.child("x", DIRECT_INVITATION).isPresent()
                || message.child("x", ROOM_USER)
                        .filter(x -> x.child("invite", ROOM_USER).isPresent())
                        .isPresent();
    }

    /** Whether it comes from or goes to somebody in a room (XEP-0045 7.5). */
    boolean isPrivateInRoom() {
        return message.child("x", ROOM_USER).isPresent() && !isInvitation();
    }
}
