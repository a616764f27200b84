package io.bindery.sessions.stanza;

import io.bindery.model.jid.BareJid;
import io.vertx.core.Future;

/** What a change of a subscription means for who sees whom; both accounts are ours. */
public interface ContactPresence {

    /** A contact may see a user from now on: it gets the presence of each available session (RFC 6121 3.1.6). */
    Future<Void> show(BareJid user, BareJid contact);

    /** A contact may not see a user any more: it gets unavailable presence of each session (RFC 6121 3.2.2). */
    Future<Void> hide(BareJid user, BareJid contact);
}
