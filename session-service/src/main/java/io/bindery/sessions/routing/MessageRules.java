package io.bindery.sessions.routing;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.session.AdmitRequest;
import io.bindery.model.stanza.StanzaError;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.archive.ArchiveRules;
import io.bindery.sessions.archive.CarbonRules;
import io.bindery.sessions.registry.MessageRoute;
import io.bindery.sessions.registry.MessageRoute.NoResource;
import io.bindery.sessions.registry.MessageRoute.Nobody;
import io.bindery.sessions.routing.AccountPolicies.Relation;
import io.bindery.sessions.routing.MessageDecision.Deliver;
import io.bindery.sessions.routing.MessageDecision.Ignore;
import io.bindery.sessions.routing.MessageDecision.OwnSide;
import io.bindery.sessions.routing.MessageDecision.Refuse;
import io.bindery.sessions.stanza.MessageType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Who gets a message, and what is kept of it: RFC 6121 8.5 as a table by type. */
final class MessageRules {
    private static final String END = "</message>";
    private static final String CHAT_STATES = "http://jabber.org/protocol/chatstates";

    private MessageRules() {}

    /** The decision for a message between two accounts of ours. */
    static MessageDecision decide(XmlElement message, MessageAddress address, Relation relation) {
        String type = MessageType.of(message);
        if (relation.refusalToSender().isPresent()) {
            return refusal(type, relation.refusalToSender().get());
        }
        if (!relation.reachable()) {
            return refusal(type, StanzaError.of(StanzaErrorCondition.SERVICE_UNAVAILABLE));
        }
        boolean bare = address.to().resource() == null;
        // RFC 6121 8.5.2.1.1: nobody is in a room by his bare address, and an error there is dropped.
        if (bare && type.equals("groupchat")) {
            return refusal(type, StanzaError.of(StanzaErrorCondition.SERVICE_UNAVAILABLE));
        }
        if (bare && type.equals("error")) {
            return new Ignore();
        }
        return deliver(message, address, relation);
    }

    private static MessageDecision refusal(String type, StanzaError error) {
        return type.equals("error") ? new Ignore() : new Refuse(error);
    }

    private static Deliver deliver(XmlElement message, MessageAddress address, Relation relation) {
        boolean archived = ArchiveRules.archives(message);
        MessageRoute route = new MessageRoute(
                archived && relation.recipient().archives(),
                CarbonRules.received(message) ? MessageType.of(message) : "",
                isChatStateOnly(message) ? "c" + address.from() : "",
                address.resource(),
                noResource(MessageType.of(message)),
                waits(message) ? Nobody.OFFLINE : Nobody.DROP,
                delay(address.to().domain()));
        // A message to oneself stands on the one timeline already, and all sessions have got it there.
        OwnSide own = address.toOneself()
                ? new OwnSide(false, "", "")
                : new OwnSide(
                        archived && relation.sender().archives(),
                        CarbonRules.sent(message) ? MessageType.of(message) : "",
                        isChatStateOnly(message) ? "s" + address.to() : "");
        return new Deliver(address, withoutEnd(message), route, own);
    }

    /** RFC 6121 8.5.3.2.1: only a chat goes on with the account. */
    private static NoResource noResource(String type) {
        return switch (type) {
            case "chat" -> NoResource.ACCOUNT;
            case "normal", "groupchat" -> NoResource.REFUSE;
            default -> NoResource.DROP;
        };
    }

    /** XEP-0160 3. */
    private static boolean waits(XmlElement message) {
        String type = MessageType.of(message);
        return (type.equals("normal") || type.equals("chat"))
                && !isChatStateOnly(message)
                && ArchiveRules.mayBeStored(message);
    }

    /** XEP-0085: nothing but the state of a chat, and the conversation it belongs to. */
    static boolean isChatStateOnly(XmlElement message) {
        List<XmlElement> content = message.elements();
        return content.stream().anyMatch(child -> child.namespace().equals(CHAT_STATES))
                && content.stream().allMatch(MessageRules::isOfChatState);
    }

    private static boolean isOfChatState(XmlElement child) {
        return child.namespace().equals(CHAT_STATES)
                || child.namespace().equals("urn:xmpp:hints")
                || child.is("thread", Namespaces.CLIENT);
    }

    /** The message as text that a script can add to. */
    static String withoutEnd(XmlElement message) {
        String text = message.toString();
        // An empty element has no end tag to take away.
        return text.endsWith("/>")
                ? text.substring(0, text.length() - 2) + '>'
                : text.substring(0, text.length() - END.length());
    }

    /** The way of a message that a service sends: to all sessions, and kept if there are none. */
    static MessageRoute ofService(AdmitRequest request) {
        return new MessageRoute(
                request.archived(),
                MessageType.of(request.stanza()),
                "",
                "",
                NoResource.ACCOUNT,
                Nobody.OFFLINE,
                delay(request.owner().domain()));
    }

    private static String delay(String domain) {
        return XmlElement.named("delay", "urn:xmpp:delay")
                .attribute("from", domain)
                .attribute("stamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
                .build()
                .toString();
    }
}
