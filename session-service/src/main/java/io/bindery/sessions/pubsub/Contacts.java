package io.bindery.sessions.pubsub;

import io.bindery.model.jid.BareJid;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Who may know of whom, by subscriptions to presence. Somebody whom the owner has blocked counts as not subscribed
 * (XEP-0163 4.3.3).
 *
 * @param isSubscriber whether the second account is subscribed to the presence of the first
 * @param watchers the online accounts that are subscribed to the presence of an account
 * @param subscribedTo the accounts whose presence an account is subscribed to
 */
public record Contacts(
        BiFunction<BareJid, BareJid, Future<Boolean>> isSubscriber,
        Function<BareJid, Future<List<BareJid>>> watchers,
        Function<BareJid, Future<List<BareJid>>> subscribedTo) {

    /** The access models whose nodes somebody may see at an owner's service. */
    Future<List<AccessModel>> granted(BareJid owner, BareJid asker) {
        if (owner.equals(asker)) {
            return Future.succeededFuture(AccessModel.OF_OWNER);
        }
        return isSubscriber
                .apply(owner, asker)
                .map(subscriber -> subscriber ? AccessModel.OF_SUBSCRIBER : AccessModel.OF_STRANGER);
    }
}
