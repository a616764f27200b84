package io.bindery.c2s.stanza;

import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.jid.FullJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.jid.MalformedJidException;
import io.bindery.model.xml.XmlElement;
import java.util.Set;

/** What an edge asks of a stanza before it vouches for its sender; whom it is for is not looked at. */
final class StanzaRules {
    private static final Set<String> KINDS = Set.of("iq", "message", "presence");

    private StanzaRules() {}

    /** The stanza with its sender's full address (RFC 6120 8.1.2.1); throws {@link StreamErrorException}. */
    static XmlElement stamped(FullJid sender, XmlElement stanza) {
        if (!KINDS.contains(stanza.name())) {
            throw new StreamErrorException(StreamErrorCondition.UNSUPPORTED_STANZA_TYPE, "not a stanza");
        }
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
}
