package io.bindery.sessions.blocking;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.stanza.StanzaError;
import io.bindery.model.xml.XmlElement;
import java.util.Optional;

/** What an account's block list does to stanzas (XEP-0191 3.3). */
public record BlockRules(BareJid user, BlockList blocked) {
    private static final String ERRORS = "urn:xmpp:blocking:errors";
    /** What a user gets who sends to somebody that he blocks. */
    // The example has the type cancel: to write the stanza anew would not help.
    public static final StanzaError REFUSAL = new StanzaError(
            StanzaErrorCondition.NOT_ACCEPTABLE, "cancel", Optional.of(XmlElement.empty("blocked", ERRORS)));

    /**
     * Whether nothing may pass between the user and an address. A user's own sessions and the server that he is on are
     * never shut out, whatever the list says (XEP-0191 5): without them he could not even change the list.
     */
    public boolean shutsOut(Jid other) {
        return blocked.blocks(other) && !other.belongsTo(user) && !isServer(other);
    }

    private boolean isServer(Jid other) {
        return other.local() == null && other.domain().equals(user.domain());
    }
}
