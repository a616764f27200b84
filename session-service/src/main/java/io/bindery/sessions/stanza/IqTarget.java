package io.bindery.sessions.stanza;

import io.bindery.model.jid.BareJid;

/** On whose behalf a request is answered (RFC 6120 10.3.3). */
public sealed interface IqTarget {

    /** The server itself. */
    record Server(String domain) implements IqTarget {}

    /** The sender's own account; also where a request has no {@code to}. */
    record OwnAccount(BareJid account) implements IqTarget {}

    /** Another account on a domain that we serve. */
    record OtherAccount(BareJid account) implements IqTarget {}
}
