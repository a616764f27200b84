package io.bindery.sessions.routing;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.stanza.StanzaError;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.registry.PresenceRegistry.Announced;
import io.bindery.sessions.registry.PresenceRegistry.Announcement;
import io.bindery.sessions.registry.Settlement;
import io.bindery.sessions.roster.Rosters;
import io.bindery.sessions.roster.Subscriptions;
import io.bindery.sessions.routing.AccountPolicies.Stance;
import io.vertx.core.Future;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** Presence by its type (RFC 6121 3 and 4). */
record PresenceRouting(
        Addresses addresses,
        AccountPolicies policies,
        PresenceBroadcast broadcast,
        Rosters rosters,
        Subscriptions subscriptions,
        SessionPresence listeners) {
    private static final Set<String> SUBSCRIPTION = Set.of("subscribe", "subscribed", "unsubscribe", "unsubscribed");
    private static final String UNAVAILABLE = "unavailable";

    Future<Void> route(Batch batch, XmlElement presence, Settlement settlement) {
        settlement.count();
        String type = presence.attribute("type");
        if (type == null || type.equals(UNAVAILABLE)) {
            return presence.attribute("to") == null
                    ? announce(batch, presence, settlement)
                    : direct(batch, presence, settlement);
        }
        if (SUBSCRIPTION.contains(type)) {
            return subscribe(batch, presence, settlement);
        }
        return switch (type) {
            case "probe" -> probe(batch, presence, settlement);
            case "error" -> answered(batch, presence, settlement);
            default -> refuse(presence, StanzaError.of(StanzaErrorCondition.BAD_REQUEST), settlement);
        };
    }

    private Future<Void> announce(Batch batch, XmlElement presence, Settlement settlement) {
        boolean available = presence.attribute("type") == null;
        // Whoever goes must be let go, whatever else he says.
        OptionalInt priority = available ? Priority.of(presence) : OptionalInt.of(0);
        if (priority.isEmpty()) {
            return refuse(presence, StanzaError.of(StanzaErrorCondition.BAD_REQUEST), settlement);
        }
        String text = PresenceText.of(presence);
        Announcement announcement = new Announcement(
                batch.sender(),
                batch.sessionId(),
                available,
                priority.getAsInt(),
                text,
                status(presence),
                settlement.taken());
        return broadcast
                .presence()
                .announce(announcement)
                // Forgotten when the stanza is settled: one that is repeated must find them.
                .onSuccess(announced -> announced.directed().forEach(to -> settlement.directed(to, false)))
                .compose(announced -> tell(batch, text, announced)
                        .compose(told -> available && !announced.gone() && !announced.before()
                                ? comeOnLine(batch.sender(), settlement)
                                : Future.succeededFuture())
                        .compose(done -> listeners.changed(batch.sender(), batch.sessionId(), presence)));
    }

    private Future<Void> tell(Batch batch, String text, Announced announced) {
        BareJid user = batch.sender().bare();
        broadcast.deliveries().outbox().hand(user, announced.writes());
        return broadcast
                .toWatchers(user, announced.watchers(), text)
                .compose(told -> broadcast.toAddressees(announced.directed(), text));
    }

    /** RFC 6121 4.3: the presence of the contacts; and the subscription requests that wait (3.1.3). */
    private Future<Void> comeOnLine(FullJid session, Settlement settlement) {
        BareJid user = session.bare();
        return rosters.subscribedTo(user)
                .compose(contacts -> Portions.each(contacts, contact -> presenceOf(contact, session, settlement)))
                .compose(told -> subscriptions.pendingRequests(user))
                .compose(requests -> Portions.each(requests, request -> remind(user, request, settlement)));
    }

    /** Of a request that waits, unless its sender has been blocked meanwhile (XEP-0191 3.3). */
    private Future<Void> remind(BareJid user, XmlElement request, Settlement settlement) {
        return policies.of(user, Jid.parse(request.attribute("from")))
                .onSuccess(stance -> {
                    if (!stance.blocks()) {
                        settlement.reply(request);
                    }
                })
                .mapEmpty();
    }

    private Future<Void> presenceOf(BareJid contact, FullJid session, Settlement settlement) {
        BareJid user = session.bare();
        return unlessBlocked(Jid.of(contact), session, () -> broadcast.shownTo(user, contact))
                .onSuccess(texts -> texts.forEach(text -> settlement.reply(PresenceText.to(user, text))))
                .mapEmpty();
    }

    private Future<List<String>> unlessBlocked(Jid contact, FullJid session, Supplier<Future<List<String>>> presence) {
        return Future.all(policies.of(contact.toBare(), Jid.of(session)), policies.of(session.bare(), contact))
                .compose(both -> both.<Stance>resultAt(0).blocks()
                                || both.<Stance>resultAt(1).blocks()
                        ? Future.succeededFuture(List.<String>of())
                        : presence.get());
    }

    /** An error without an address is for the server, which has nothing to do with it (RFC 6120 8.1.1.1). */
    private Future<Void> answered(Batch batch, XmlElement error, Settlement settlement) {
        return error.attribute("to") == null ? Future.succeededFuture() : direct(batch, error, settlement);
    }

    /** RFC 6121 4.6. */
    private Future<Void> direct(Batch batch, XmlElement presence, Settlement settlement) {
        Addresses.Target target = addresses.target(batch.sender(), presence.attribute("to"));
        if (target instanceof Addresses.Server) {
            return Future.succeededFuture();
        }
        if (!(target instanceof Addresses.Account account)) {
            return refuse(presence, target.error(), settlement);
        }
        Jid to = account.address();
        return policies.between(batch.sender(), to).compose(relation -> {
            if (relation.refusalToSender().isPresent()) {
                return refuse(presence, relation.refusalToSender().get(), settlement);
            }
            return relation.reachable() ? hand(to, presence, settlement) : Future.succeededFuture();
        });
    }

    private Future<Void> hand(Jid to, XmlElement presence, Settlement settlement) {
        boolean available = presence.attribute("type") == null;
        boolean over = UNAVAILABLE.equals(presence.attribute("type"));
        return broadcast
                .direct(to, PresenceText.of(presence))
                .onSuccess(sessions -> {
                    // What nobody got needs no end, and addresses that nobody has are without number (P7).
                    if (available && sessions > 0 || over) {
                        settlement.directed(to.toString(), available);
                    }
                })
                .mapEmpty();
    }

    private Future<Void> subscribe(Batch batch, XmlElement presence, Settlement settlement) {
        Addresses.Target target = addresses.target(batch.sender(), presence.attribute("to"));
        if (presence.attribute("to") == null || target instanceof Addresses.Malformed) {
            return refuse(presence, StanzaError.of(StanzaErrorCondition.JID_MALFORMED), settlement);
        }
        if (!(target instanceof Addresses.Account account)) {
            return refuse(presence, target.error(), settlement);
        }
        // Whether the contact has blocked the user is for the rosters: the user is to see what he always sees.
        return policies.between(batch.sender(), account.address())
                .compose(relation -> relation.refusalToSender()
                        .map(refusal -> refuse(presence, refusal, settlement))
                        .orElseGet(() -> carryOut(batch, presence, settlement)));
    }

    private Future<Void> carryOut(Batch batch, XmlElement presence, Settlement settlement) {
        return subscriptions
                .send(batch.sender(), presence)
                .onSuccess(error -> error.ifPresent(given -> settlement.reply(given.answer(presence))))
                .mapEmpty();
    }

    /** RFC 6121 4.3: clients should not probe; one that may see the contact is answered all the same. */
    private Future<Void> probe(Batch batch, XmlElement presence, Settlement settlement) {
        Addresses.Target target = addresses.target(batch.sender(), presence.attribute("to"));
        if (!(target instanceof Addresses.Account account)) {
            return Future.succeededFuture();
        }
        Jid contact = account.address();
        Future<Boolean> mayKnow =
                rosters.hasSubscriber(contact.toBare(), batch.sender().bare());
        return contact.resource() == null
                ? mayKnow.compose(known ->
                        known ? presenceOf(contact.toBare(), batch.sender(), settlement) : Future.succeededFuture())
                : mayKnow.compose(known -> availability(contact, batch.sender(), known))
                        .onSuccess(texts -> texts.forEach(settlement::reply))
                        .mapEmpty();
    }

    /** RFC 6121 4.3.2 and 4.6.6: of one session that is asked for no more is told than that it is there. */
    private Future<List<String>> availability(Jid contact, FullJid session, boolean mayKnow) {
        Supplier<Future<Boolean>> isThere = mayKnow
                ? () -> broadcast.isAvailable(contact)
                : () -> broadcast.presence().isDirected(contact, session);
        String text = PresenceText.to(session.bare(), PresenceText.available(PresenceText.escaped(contact)));
        return unlessBlocked(contact, session, () -> isThere.get().map(there -> there ? List.of(text) : List.of()));
    }

    private static String status(XmlElement presence) {
        return presence.child("status", Namespaces.CLIENT).map(XmlElement::text).orElse("");
    }

    private static Future<Void> refuse(XmlElement presence, StanzaError error, Settlement settlement) {
        if (StanzaError.mayAnswer(presence)) {
            settlement.reply(error.answer(presence));
        }
        return Future.succeededFuture();
    }
}
