package io.bindery.sessions.roster;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.stanza.StanzaError;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The rosters of Romeo and Juliet, to which the plans of exchanges are carried out one after the other. */
final class TwoAccounts {
    static final BareJid ROMEO = BareJid.parse("romeo@localhost");
    static final BareJid JULIET = BareJid.parse("juliet@localhost");

    final RecordedSessions sessions = new RecordedSessions();
    final RosterConfig limits;
    boolean apart;
    private final RosterEffects effects = new RosterEffects(sessions, sessions);
    private final Map<BareJid, Roster> rosters = new HashMap<>();

    TwoAccounts(RosterConfig limits) {
        this.limits = limits;
        rosters.put(ROMEO, new Roster(1, 1, Map.of()));
        rosters.put(JULIET, new Roster(1, 1, Map.of()));
    }

    TwoAccounts() {
        this(new RosterConfig(100, 100, 100));
    }

    /** What sessions notice of a stanza to the other of the two. */
    List<String> sends(BareJid user, SubscriptionType type) {
        BareJid contact = other(user);
        return does(
                user,
                contact,
                exchange -> exchange.send(type, RosterElements.presence(type, user.toString(), contact.toString())));
    }

    List<String> does(BareJid user, BareJid contact, Consumer<Exchange> step) {
        RosterPlan plan = plan(user, Jid.of(contact), step);
        plan.changes().forEach(this::carryOut);
        Future<Void> told = effects.carryOut(plan.effects());
        if (!told.succeeded()) {
            throw new AssertionError(told.cause());
        }
        return sessions.take();
    }

    Optional<StanzaErrorCondition> refusal(BareJid user, BareJid contact, Consumer<Exchange> step) {
        return plan(user, Jid.of(contact), step).refusal().map(StanzaError::condition);
    }

    Roster roster(BareJid owner) {
        return rosters.get(owner);
    }

    RosterItem item(BareJid owner) {
        return rosters.get(owner).item(Jid.of(other(owner)));
    }

    static BareJid other(BareJid user) {
        return user.equals(ROMEO) ? JULIET : ROMEO;
    }

    private RosterPlan plan(BareJid user, Jid contact, Consumer<Exchange> step) {
        Roster others = rosters.getOrDefault(contact.toBare(), Roster.MISSING);
        Exchange exchange = new Exchange(user, contact, new RosterPair(rosters.get(user), others), apart);
        step.accept(exchange);
        return exchange.plan(limits);
    }

    private void carryOut(RosterChange change) {
        Roster seen = change.seen();
        Map<Jid, RosterItem> items = new LinkedHashMap<>(seen.items());
        items.put(change.item().contact(), change.item());
        items.values().removeIf(RosterItem::isNothing);
        rosters.put(change.owner(), new Roster(change.version(), seen.since(), items));
    }
}
