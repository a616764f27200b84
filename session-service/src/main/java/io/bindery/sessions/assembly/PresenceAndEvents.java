package io.bindery.sessions.assembly;

import io.bindery.model.jid.Jid;
import io.bindery.sessions.pubsub.PersonalEventing;
import io.bindery.sessions.stanza.ContactPresence;
import io.vertx.core.Future;

/** Who may see somebody's presence from now on also gets the last of his personal events (XEP-0163 5). */
record PresenceAndEvents(ContactPresence presence, PersonalEventing eventing) implements ContactPresence {

    @Override
    public Future<Void> show(Jid user, Jid contact) {
        return presence.show(user, contact)
                .compose(shown -> eventing.subscriptionBegan(contact.toBare(), user.toBare()));
    }

    @Override
    public Future<Void> hide(Jid user, Jid contact) {
        return presence.hide(user, contact);
    }
}
