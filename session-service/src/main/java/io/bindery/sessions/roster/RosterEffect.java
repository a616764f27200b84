package io.bindery.sessions.roster;

import io.bindery.model.jid.BareJid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.Audience;

/** What sessions notice of a change. */
sealed interface RosterEffect {

    /** The owner's clients learn of an item (RFC 6121 2.1.6). */
    record Push(BareJid owner, RosterItem item, long version) implements RosterEffect {}

    /** A subscription stanza reaches sessions of an account. */
    record Told(BareJid account, Audience audience, XmlElement stanza) implements RosterEffect {}

    /** The contact may see the user from now on. */
    record Shown(BareJid user, BareJid contact) implements RosterEffect {}

    /** The contact may not see the user any more. */
    record Hidden(BareJid user, BareJid contact) implements RosterEffect {}
}
