package io.bindery.sessions.routing;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.stanza.StanzaError;
import io.bindery.sessions.blocking.BlockRules;
import io.vertx.core.Future;
import java.util.Optional;

/** What routing must know of an account before it moves a stanza; usually known without asking a store. */
public interface AccountPolicies {

    /**
     * How an account stands to an address.
     *
     * @param exists whether there is such an account
     * @param blocks whether it has blocked the address (XEP-0191)
     * @param archives whether its archive keeps messages with the address (XEP-0441)
     */
    record Stance(boolean exists, boolean blocks, boolean archives) {}

    /** How two accounts stand to each other. */
    record Relation(Stance sender, Stance recipient) {
        /** Why the sender may not send, if so (XEP-0191 3.2). */
        Optional<StanzaError> refusalToSender() {
            return sender.blocks() ? Optional.of(BlockRules.REFUSAL) : Optional.empty();
        }

        /** Whether the recipient is there for the sender. */
        boolean reachable() {
            return recipient.exists() && !recipient.blocks();
        }
    }

    /** The stance of an account on a domain that we serve. */
    Future<Stance> of(BareJid account, Jid other);

    /** Both stances; both accounts are on domains that we serve. */
    default Future<Relation> between(FullJid sender, Jid to) {
        return Future.all(of(sender.bare(), to), of(to.toBare(), Jid.of(sender)))
                .map(both -> new Relation(both.resultAt(0), both.resultAt(1)));
    }
}
