package io.bindery.sessions.routing;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.sessions.profile.Farewell;
import io.bindery.sessions.stanza.Subscribers;
import io.vertx.core.Future;
import java.util.ArrayList;

/** What becomes of the contacts of an account that its user removes (XEP-0077 3.2). */
public record AccountEnd(PresenceBroadcast broadcast, Subscribers subscribers) implements Farewell {

    @Override
    public Future<Void> cancelSubscriptions(BareJid user) {
        return subscribers
                .of(user)
                .compose(contacts -> Portions.each(
                        new ArrayList<>(contacts), contact -> broadcast.hide(Jid.of(user), Jid.of(contact))));
    }
}
