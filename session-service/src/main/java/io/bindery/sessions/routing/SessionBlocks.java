package io.bindery.sessions.routing;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.sessions.blocking.KnownAccounts;
import io.vertx.core.Future;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Single sessions that are blocked (XEP-0191): presence to the rest of the account goes on. Accounts that are blocked as
 * a whole need no look here, they do not watch each other any more.
 */
record SessionBlocks(KnownAccounts accounts) {

    /**
     * What is kept back of the presence of a user when it goes to an account.
     *
     * @param deaf resources of the account that the user has blocked
     * @param mute sessions of the user that the account has blocked, escaped
     */
    record Kept(Set<String> deaf, Set<String> mute) {
        boolean from(String text) {
            return mute.contains(PresenceText.sender(text));
        }
    }

    Future<Kept> between(BareJid user, BareJid account) {
        return Future.all(blocked(user, account), blocked(account, user))
                .map(both -> new Kept(both.resultAt(0), escaped(user, both.resultAt(1))));
    }

    /** Presence goes on when PostgreSQL does not answer: a list that is not in memory then counts as empty. */
    private Future<Set<String>> blocked(BareJid owner, BareJid other) {
        return accounts.of(owner).map(facts -> facts.blocked().resources(other)).otherwise(Set.of());
    }

    private static Set<String> escaped(BareJid user, Set<String> resources) {
        return resources.stream()
                .map(resource -> PresenceText.escaped(new Jid(user.local(), user.domain(), resource)))
                .collect(Collectors.toSet());
    }
}
