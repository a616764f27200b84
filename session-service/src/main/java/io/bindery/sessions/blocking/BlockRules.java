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
    // The example has the type cancel: to write the stanza anew would not help.
    private static final StanzaError BLOCKED_HERE = new StanzaError(
            StanzaErrorCondition.NOT_ACCEPTABLE, "cancel", Optional.of(XmlElement.empty("blocked", ERRORS)));

    /** What becomes of one stanza. */
    public sealed interface Verdict {

        /** It goes its way. */
        record Passed() implements Verdict {}

        /** It is gone and nobody is told. */
        record Dropped() implements Verdict {}

        /** It goes back to its sender. */
        record Returned(StanzaError error) implements Verdict {}
    }

    /**
     * Whether nothing may pass between the user and an address. A user's own sessions and the server that he is on are
     * never shut out, whatever the list says (XEP-0191 5): without them he could not even change the list.
     */
    public boolean shutsOut(Jid other) {
        return blocked.blocks(other) && !other.belongsTo(user) && !isServer(other);
    }

    /** A stanza for the user: to whom he blocks he looks as if he were off line. */
    public Verdict incoming(Jid sender, XmlElement stanza) {
        if (!shutsOut(sender)) {
            return new Verdict.Passed();
        }
        return stanza.name().equals("presence") || !StanzaError.mayAnswer(stanza)
                ? new Verdict.Dropped()
                : new Verdict.Returned(StanzaError.of(StanzaErrorCondition.SERVICE_UNAVAILABLE));
    }

    /** A stanza that the user addressed. */
    public Verdict outgoing(Jid recipient, XmlElement stanza) {
        if (!shutsOut(recipient)) {
            return new Verdict.Passed();
        }
        return StanzaError.mayAnswer(stanza) ? new Verdict.Returned(BLOCKED_HERE) : new Verdict.Dropped();
    }

    private boolean isServer(Jid other) {
        return other.local() == null && other.domain().equals(user.domain());
    }
}
