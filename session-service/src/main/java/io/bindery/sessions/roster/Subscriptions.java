package io.bindery.sessions.roster;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.jid.MalformedJidException;
import io.bindery.model.stanza.StanzaError;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** The subscription stanzas of our users (RFC 6121 3). */
public record Subscriptions(Rosters rosters, RosterChanges changes) {

    /**
     * Carries out one stanza at both accounts.
     *
     * @param presence one whose type is a {@link SubscriptionType}
     * @return the error to answer with, where there is one
     */
    public Future<Optional<StanzaError>> send(FullJid sender, XmlElement presence) {
        SubscriptionType type =
                SubscriptionType.of(presence.attribute("type")).orElseThrow(IllegalArgumentException::new);
        if (presence.attribute("to") == null) {
            return refused(StanzaErrorCondition.BAD_REQUEST);
        }
        try {
            Jid to = Jid.parse(presence.attribute("to"));
            // RFC 6121 3.1.1: a subscription is to an account, never to one session of it.
            return send(sender.bare(), to.withoutResource(), type, presence);
        } catch (MalformedJidException e) {
            return refused(StanzaErrorCondition.JID_MALFORMED);
        }
    }

    /**
     * The requests that a user has not answered, for a session that becomes available (RFC 6121 3.1.3); as the contact
     * sent them, or without what is too much to keep.
     */
    public Future<List<XmlElement>> pendingRequests(BareJid user) {
        return rosters.newest(user)
                .map(roster -> roster.items().values().stream()
                        .flatMap(item -> item.request().stream())
                        .toList());
    }

    private Future<Optional<StanzaError>> send(BareJid user, Jid contact, SubscriptionType type, XmlElement presence) {
        if (!changes.serves(contact)) {
            return refused(StanzaErrorCondition.REMOTE_SERVER_NOT_FOUND);
        } else if (contact.isDomain()) {
            return refused(StanzaErrorCondition.SERVICE_UNAVAILABLE);
        } else if (contact.belongsTo(user)) {
            return refused(StanzaErrorCondition.NOT_ALLOWED);
        }
        XmlElement stanza = RosterElements.addressed(presence, user.toString(), contact.toString());
        return changes.make(user, contact, exchange -> {
            exchange.send(type, stanza);
            return Optional.empty();
        });
    }

    private static Future<Optional<StanzaError>> refused(StanzaErrorCondition condition) {
        return Future.succeededFuture(Optional.of(StanzaError.of(condition)));
    }
}
