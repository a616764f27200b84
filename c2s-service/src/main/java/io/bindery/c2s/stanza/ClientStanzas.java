package io.bindery.c2s.stanza;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.jid.FullJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.jid.MalformedJidException;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Admits the stanzas of a bound client and answers those that concern the server (RFC 6120 8 and 10). */
public record ClientStanzas(List<String> domains) {
    private static final Set<String> KINDS = Set.of("iq", "message", "presence");
    private static final List<String> REQUESTS = List.of("get", "set");

    /** Refuses what is not a stanza; throws {@link StreamErrorException}. */
    public static void requireStanza(XmlElement element) {
        if (!KINDS.contains(element.name())) {
            throw new StreamErrorException(StreamErrorCondition.UNSUPPORTED_STANZA_TYPE, "not a stanza");
        }
    }

    /** The stanzas that go back to the sender; a forged {@code from} throws {@link StreamErrorException}. */
    public List<XmlElement> answer(FullJid sender, XmlElement unstamped) {
        XmlElement stanza = stamped(sender, unstamped);
        Addressee addressee;
        try {
            String to = stanza.attribute("to");
            addressee = Addressee.of(to == null ? null : Jid.parse(to), sender, domains);
        } catch (MalformedJidException e) {
            return refuse(stanza, StanzaErrorCondition.JID_MALFORMED);
        }
        return switch (stanza.name()) {
            case "iq" -> iq(stanza, addressee);
            case "message" -> refuse(stanza, undeliverable(addressee));
            // Presence to nobody is no error (RFC 6121 8.5.1).
            default -> List.of();
        };
    }

    /** RFC 6120 8.1.2.1: the server vouches for the sender's full address. */
    private static XmlElement stamped(FullJid sender, XmlElement stanza) {
        String claimed = stanza.attribute("from");
        if (claimed != null && !isSender(claimed, sender)) {
            throw new StreamErrorException(StreamErrorCondition.INVALID_FROM, "this is not the sender's address");
        }
        return stanza.copy().attribute("from", sender.toString()).build();
    }

    private static boolean isSender(String claimed, FullJid sender) {
        try {
            Jid from = Jid.parse(claimed);
            return from.belongsTo(sender.bare())
                    && (from.resource() == null || from.resource().equals(sender.resource()));
        } catch (MalformedJidException e) {
            return false;
        }
    }

    private List<XmlElement> iq(XmlElement iq, Addressee addressee) {
        String type = iq.attribute("type");
        if ("result".equals(type) || "error".equals(type)) {
            return List.of();
        }
        List<XmlElement> payloads = iq.elements();
        // RFC 6120 8.2.3: a request has an id and exactly one payload.
        if (type == null || !REQUESTS.contains(type) || iq.attribute("id") == null || payloads.size() != 1) {
            return refuse(iq, StanzaErrorCondition.BAD_REQUEST);
        }
        Optional<IqAnswer> answer = IqHandlers.answer(type, payloads.get(0), addressee);
        return answer.isPresent() ? List.of(reply(iq, answer.get())) : refuse(iq, undeliverable(addressee));
    }

    private static XmlElement reply(XmlElement iq, IqAnswer answer) {
        if (answer instanceof IqAnswer.Refusal refusal) {
            return StanzaErrors.reply(iq, refusal.condition());
        }
        return XmlElement.named("iq", iq.namespace())
                .attribute("type", "result")
                .attribute("id", iq.attribute("id"))
                .attribute("from", iq.attribute("to"))
                .attribute("to", iq.attribute("from"))
                .child(((IqAnswer.Result) answer).payload())
                .build();
    }

    private static StanzaErrorCondition undeliverable(Addressee addressee) {
        return addressee == Addressee.REMOTE
                ? StanzaErrorCondition.REMOTE_SERVER_NOT_FOUND
                : StanzaErrorCondition.SERVICE_UNAVAILABLE;
    }

    private static List<XmlElement> refuse(XmlElement stanza, StanzaErrorCondition condition) {
        // RFC 6120 8.3.1: an error is never answered with an error.
        return "error".equals(stanza.attribute("type")) ? List.of() : List.of(StanzaErrors.reply(stanza, condition));
    }
}
