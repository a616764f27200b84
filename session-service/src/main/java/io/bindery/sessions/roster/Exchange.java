package io.bindery.sessions.roster;

import static io.bindery.sessions.roster.SubscriptionType.SUBSCRIBE;
import static io.bindery.sessions.roster.SubscriptionType.SUBSCRIBED;
import static io.bindery.sessions.roster.SubscriptionType.UNSUBSCRIBE;
import static io.bindery.sessions.roster.SubscriptionType.UNSUBSCRIBED;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.roster.RosterEffect.Hidden;
import io.bindery.sessions.roster.RosterEffect.Shown;
import io.bindery.sessions.roster.RosterEffect.Told;
import io.bindery.sessions.stanza.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A step of a user towards a contact, worked out on both rosters before anything is written. Both are written together:
 * what one side knows of the other never contradicts what the other knows.
 */
final class Exchange {
    private final Ledger user;
    private final Jid address;
    private final Optional<Ledger> contact;
    private final boolean apart;
    private final List<RosterEffect> told = new ArrayList<>();
    private boolean written;

    /**
     * The contact takes part when it is an account of ours.
     *
     * @param apart whether one of the two has blocked the other
     */
    Exchange(BareJid user, Jid address, RosterPair rosters, boolean apart) {
        this.apart = apart;
        this.user = new Ledger(user, rosters.own(), address);
        this.address = address;
        this.contact = Optional.of(rosters.contact())
                .filter(Roster::exists)
                .map(roster -> new Ledger(address.toBare(), roster, Jid.of(user)));
    }

    /** The user's item. */
    RosterItem item() {
        return user.item();
    }

    /** The user's client sets name and groups (RFC 6121 2.3, 2.4). */
    void write(String name, List<String> groups) {
        user.write(user.item().called(name, groups).shown());
        written = true;
    }

    /** The user's client removes the contact, which ends what there was in both directions (RFC 6121 2.5.2). */
    void remove() {
        SubscriptionState state = user.item().state();
        if (state.to() != Consent.NONE) {
            send(UNSUBSCRIBE, byUser(UNSUBSCRIBE));
        }
        if (state.from() != Consent.NONE) {
            send(UNSUBSCRIBED, byUser(UNSUBSCRIBED));
        }
        user.write(user.item().removed());
    }

    /** The user sends a subscription stanza; it comes as the contact gets it. */
    void send(SubscriptionType type, XmlElement stanza) {
        // XEP-0191 3.3: a request is neither delivered nor answered; to the user it looks as if nobody had answered
        // yet.
        if (!user.sends(type) || apart && type == SUBSCRIBE) {
            return;
        }
        if (contact.isEmpty()) {
            // RFC 6121 3.1.3: an account that does not exist refuses.
            answer(type, UNSUBSCRIBED);
        } else if (type == SUBSCRIBE && contact.get().approvesUnasked()) {
            contact.get().approves();
            answer(type, SUBSCRIBED);
        } else {
            deliver(contact.get(), type, stanza);
        }
    }

    /** What was decided. */
    RosterPlan plan(RosterConfig limits) {
        List<Ledger> sides = Stream.concat(Stream.of(user), contact.stream()).toList();
        if (!sides.stream().allMatch(side -> side.hasRoom(limits))) {
            return RosterPlan.refused(StanzaErrorCondition.RESOURCE_CONSTRAINT);
        }
        return new RosterPlan(
                Optional.empty(),
                sides.stream().flatMap(side -> side.change().stream()).toList(),
                effects());
    }

    private List<RosterEffect> effects() {
        // Who is blocked sees nothing already, and must not learn who is on line.
        Optional<Ledger> watching = contact.filter(other -> !apart);
        Optional<RosterEffect> sight = watching.flatMap(other -> user.visibility(other.owner()));
        List<RosterEffect> effects = new ArrayList<>();
        // RFC 6121 3.2.2: who may not see the user any more sees him go, then learns why.
        sight.filter(Hidden.class::isInstance).ifPresent(effects::add);
        // RFC 6121 3.1.6, 3.2.3 and 3.3.3: a stanza comes before the push of what it has changed.
        effects.addAll(told);
        // A set is followed by a push though it changes nothing: other clients wait for it (RFC 6121 2.1.6).
        (written ? Optional.<RosterEffect>of(user.pushed()) : user.push()).ifPresent(effects::add);
        contact.flatMap(Ledger::push).ifPresent(effects::add);
        sight.filter(Shown.class::isInstance).ifPresent(effects::add);
        watching.flatMap(other -> other.visibility(user.owner())).ifPresent(effects::add);
        return List.copyOf(effects);
    }

    private void answer(SubscriptionType request, SubscriptionType answer) {
        if (request == SUBSCRIBE) {
            String from = address.toString();
            deliver(
                    user,
                    answer,
                    RosterElements.presence(answer, from, user.owner().toString()));
        }
    }

    private void deliver(Ledger side, SubscriptionType type, XmlElement stanza) {
        // What is agreed on stays the same on both sides, though one does not hear of the other (XEP-0191 3.3).
        if (side.receives(type, stanza) && !apart) {
            // RFC 6121 3.1.3 and 3.1.6: requests go to available resources, all else to those that have the roster.
            Audience audience = type == SUBSCRIBE ? Audience.AVAILABLE : Audience.ROSTER;
            told.add(new Told(side.owner(), audience, stanza));
        }
    }

    private XmlElement byUser(SubscriptionType type) {
        return RosterElements.presence(type, user.owner().toString(), address.toString());
    }
}
