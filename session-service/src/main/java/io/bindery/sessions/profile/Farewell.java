package io.bindery.sessions.profile;

import io.bindery.model.jid.BareJid;
import io.vertx.core.Future;

/** What has to happen before an account is removed (XEP-0077 3.2). */
@FunctionalInterface
public interface Farewell {

    /** While it still has a roster: cancels its subscriptions. */
    Future<Void> cancelSubscriptions(BareJid user);
}
