package io.bindery.sessions.roster;

import static io.bindery.sessions.roster.Consent.ASKED;
import static io.bindery.sessions.roster.Consent.GIVEN;
import static io.bindery.sessions.roster.Consent.NONE;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.roster.RosterEffect.Hidden;
import io.bindery.sessions.roster.RosterEffect.Push;
import io.bindery.sessions.roster.RosterEffect.Shown;
import java.util.Optional;

/** What one of two accounts knows of the other, while a change is worked out. */
final class Ledger {
    // A request that waits is kept with all that it says, but not with whole pictures (RFC 6121 3.1.3).
    private static final int MAX_REQUEST = 2048;

    private final BareJid owner;
    private final Roster roster;
    private final RosterItem before;
    private RosterItem item;

    Ledger(BareJid owner, Roster roster, Jid contact) {
        this.owner = owner;
        this.roster = roster;
        this.before = roster.item(contact);
        this.item = before;
    }

    BareJid owner() {
        return owner;
    }

    RosterItem item() {
        return item;
    }

    /** The owner's client changes the item. */
    void write(RosterItem written) {
        item = written;
    }

    /** The owner sends a stanza; the result says whether it goes on to the contact (RFC 6121 A.2). */
    boolean sends(SubscriptionType type) {
        Consent from = item.state().from();
        Transition transition = item.state().outbound(type);
        item = item.in(transition.state());
        switch (type) {
            case SUBSCRIBE -> item = item.shown();
            case SUBSCRIBED -> item = from == NONE ? item.shown().preApproved(true) : item.shown();
            // It also takes back a pre-approval (RFC 6121 3.4.2).
            case UNSUBSCRIBED -> item = item.preApproved(false);
            case UNSUBSCRIBE -> {}
        }
        return transition.forwarded();
    }

    /** A stanza comes in; the result says whether the owner's sessions get it (RFC 6121 A.3). */
    boolean receives(SubscriptionType type, XmlElement stanza) {
        Transition transition = item.state().inbound(type);
        item = item.in(transition.state());
        if (item.state().from() == ASKED && item.request().isEmpty()) {
            item = item.requestedBy(kept(stanza));
        }
        return transition.forwarded();
    }

    /** Whether a request needs no answer of the owner: it was given, or it is given in advance (RFC 6121 3.1.3). */
    boolean approvesUnasked() {
        return item.state().from() == GIVEN || item.approved();
    }

    void approves() {
        item = item.in(new SubscriptionState(item.state().to(), GIVEN));
    }

    boolean hasRoom(RosterConfig limits) {
        return roster.hasRoomFor(item, limits);
    }

    /** What is to be written. */
    Optional<RosterChange> change() {
        return Optional.of(new RosterChange(owner, roster, item)).filter(change -> !item.equals(before));
    }

    /** What clients are told; a request that waits is no business of the roster's (RFC 6121 3.1.3). */
    Optional<RosterEffect> push() {
        boolean seen = item.listed() || before.listed();
        boolean same = RosterElements.item(item).equals(RosterElements.item(before));
        return seen && !same ? Optional.of(pushed()) : Optional.empty();
    }

    /** The item as it is now, for the owner's clients. */
    Push pushed() {
        // A set that changes nothing leaves the version as it is.
        return new Push(owner, item, change().map(RosterChange::version).orElse(roster.version()));
    }

    /** Whether the other may see the owner from now on, or not any more. */
    Optional<RosterEffect> visibility(BareJid other) {
        boolean was = before.state().from() == GIVEN;
        boolean is = item.state().from() == GIVEN;
        if (was == is) {
            return Optional.empty();
        }
        return Optional.of(is ? new Shown(owner, other) : new Hidden(owner, other));
    }

    private static XmlElement kept(XmlElement stanza) {
        if (stanza.toString().length() <= MAX_REQUEST) {
            return stanza;
        }
        return RosterElements.presence(SubscriptionType.SUBSCRIBE, stanza.attribute("from"), stanza.attribute("to"));
    }
}
