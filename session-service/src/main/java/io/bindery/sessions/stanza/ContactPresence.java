package io.bindery.sessions.stanza;

import io.bindery.model.jid.Jid;
import io.vertx.core.Future;

/**
 * What a change of a subscription or of a block list means for who sees whom; all accounts are ours. An address is an
 * account with all its sessions or, with a resource, that session alone.
 */
public interface ContactPresence {

    /** A contact may see a user from now on: it gets the presence of each available session (RFC 6121 3.1.6). */
    Future<Void> show(Jid user, Jid contact);

    /** A contact may not see a user any more: it gets unavailable presence of each session (RFC 6121 3.2.2). */
    Future<Void> hide(Jid user, Jid contact);
}
