package io.bindery.sessions.roster;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.stanza.StanzaError;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes changes and tells sessions of them.
 *
 * @param domains those that we serve
 */
public record RosterChanges(Rosters rosters, RosterEffects effects, Set<String> domains, RosterConfig limits) {

    /** Decides, writes, tells; a step that refuses says why. */
    Future<Optional<StanzaError>> make(
            BareJid user, Jid contact, Function<Exchange, Optional<StanzaErrorCondition>> step) {
        return rosters.change(user, account(contact), rosters -> plan(user, contact, rosters, step))
                .compose(plan -> effects.carryOut(plan.effects()).map(plan.refusal()));
    }

    boolean serves(Jid address) {
        return domains.contains(address.domain());
    }

    private RosterPlan plan(
            BareJid user, Jid contact, RosterPair rosters, Function<Exchange, Optional<StanzaErrorCondition>> step) {
        if (!rosters.own().exists()) {
            // The account was removed while a session of it went on.
            return RosterPlan.refused(StanzaErrorCondition.ITEM_NOT_FOUND);
        }
        Exchange exchange = new Exchange(user, contact, rosters);
        return step.apply(exchange).map(RosterPlan::refused).orElseGet(() -> exchange.plan(limits));
    }

    private Optional<BareJid> account(Jid contact) {
        return contact.local() != null && serves(contact) ? Optional.of(contact.toBare()) : Optional.empty();
    }
}
