package io.bindery.sessions.profile;

import io.bindery.model.jid.BareJid;
import io.vertx.core.Future;

/** What has to happen around the removal of an account (XEP-0077 3.2). */
public interface Farewell {

    /** While it still has a roster: cancels its subscriptions. */
    Future<Void> cancelSubscriptions(BareJid user);

    /** Once it is gone: ends its streams with {@code not-authorized}, and what is kept of its sessions. */
    Future<Void> endSessions(BareJid user);
}
