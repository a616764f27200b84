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
public record RosterChanges(
        Rosters rosters, RosterEffects effects, Separation separation, Set<String> domains, RosterConfig limits) {

    /** Decides, writes, tells; a step that refuses says why. */
    Future<Optional<StanzaError>> make(
            BareJid user, Jid contact, Function<Exchange, Optional<StanzaErrorCondition>> step) {
        return areApart(user, contact)
                .compose(apart -> rosters.change(
                        user, account(contact), pair -> plan(pair, new Exchange(user, contact, pair, apart), step)))
                .compose(plan -> effects.carryOut(plan.effects()).map(plan.refusal()));
    }

    private Future<Boolean> areApart(BareJid user, Jid contact) {
        return account(contact)
                .map(account -> separation.between(user, account))
                .orElseGet(() -> Future.succeededFuture(false));
    }

    boolean serves(Jid address) {
        return domains.contains(address.domain());
    }

    private RosterPlan plan(
            RosterPair pair, Exchange exchange, Function<Exchange, Optional<StanzaErrorCondition>> step) {
        if (!pair.own().exists()) {
            // The account was removed while a session of it went on.
            return RosterPlan.refused(StanzaErrorCondition.ITEM_NOT_FOUND);
        }
        return step.apply(exchange).map(RosterPlan::refused).orElseGet(() -> exchange.plan(limits));
    }

    private Optional<BareJid> account(Jid contact) {
        return contact.local() != null && serves(contact) ? Optional.of(contact.toBare()) : Optional.empty();
    }
}
