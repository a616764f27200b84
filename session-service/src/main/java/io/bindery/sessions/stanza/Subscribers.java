package io.bindery.sessions.stanza;

import io.bindery.model.jid.BareJid;
import io.vertx.core.Future;
import java.util.Set;

/** Who may see a user's presence: the contacts whose subscription is {@code from} or {@code both}. */
@FunctionalInterface
public interface Subscribers {

    /** All of them, as the user's roster has them. */
    Future<Set<BareJid>> of(BareJid user);

    /** Whether a contact is one. */
    default Future<Boolean> has(BareJid user, BareJid contact) {
        return of(user).map(subscribers -> subscribers.contains(contact));
    }
}
