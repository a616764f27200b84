package io.bindery.sessions.roster;

import io.bindery.model.jid.Jid;
import io.bindery.sessions.stanza.Audience;
import io.bindery.sessions.stanza.ContactPresence;
import io.bindery.sessions.stanza.Deliveries;
import io.vertx.core.Future;
import java.util.List;

/** Lets sessions know what has changed. */
public record RosterEffects(Deliveries deliveries, ContactPresence presence) {

    /** One after the other; one that fails does not keep back the rest: presence must be hidden whatever else fails. */
    Future<Void> carryOut(List<RosterEffect> effects) {
        Future<Void> done = Future.succeededFuture();
        for (RosterEffect effect : effects) {
            Future<Void> before = done;
            done = before.transform((told, cause) -> carryOut(effect).compose(carriedOut -> before));
        }
        return done;
    }

    private Future<Void> carryOut(RosterEffect effect) {
        if (effect instanceof RosterEffect.Push push) {
            return deliveries
                    .toAccount(
                            push.owner(),
                            Audience.ROSTER,
                            List.of(RosterElements.push(push.owner(), push.item(), push.version())))
                    .mapEmpty();
        } else if (effect instanceof RosterEffect.Told told) {
            return deliveries
                    .toAccount(told.account(), told.audience(), List.of(told.stanza()))
                    .mapEmpty();
        } else if (effect instanceof RosterEffect.Shown shown) {
            return presence.show(Jid.of(shown.user()), Jid.of(shown.contact()));
        }
        RosterEffect.Hidden hidden = (RosterEffect.Hidden) effect;
        return presence.hide(Jid.of(hidden.user()), Jid.of(hidden.contact()));
    }
}
