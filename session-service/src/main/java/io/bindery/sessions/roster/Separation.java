package io.bindery.sessions.roster;

import io.bindery.model.jid.BareJid;
import io.vertx.core.Future;

/** Whether nothing may pass between two accounts of ours, because one has blocked the other (XEP-0191 3.3). */
@FunctionalInterface
public interface Separation {

    /** In whichever direction. */
    Future<Boolean> between(BareJid one, BareJid other);
}
