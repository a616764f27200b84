package io.bindery.sessions.blocking;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.sessions.AccountDataConfig;
import io.bindery.sessions.store.AccountCache;
import io.bindery.sessions.store.ChangeFeed;
import io.bindery.sessions.store.SessionDatabase;
import io.vertx.core.Future;

/** The facts of accounts, kept until they change; belongs to one event-loop context. */
public final class KnownAccounts {
    // The triggers of V1__accounts.sql and V3__account_data.sql tell them.
    private static final String ACCOUNTS = "bindery_accounts";
    private static final String BLOCKING = "bindery_blocking";

    private final AccountCache<AccountFacts> cache;

    /** Listens for accounts that come, go, or change what they block. */
    public KnownAccounts(SessionDatabase database, ChangeFeed changes, AccountDataConfig config) {
        BlockStore store = new BlockStore(database.statements());
        this.cache = new AccountCache<>(config.knownAccounts(), database.gathered(store::facts, AccountFacts.NONE))
                .listeningTo(changes, ACCOUNTS)
                .listeningTo(changes, BLOCKING);
    }

    /** What is known of an account, whether it exists or not. */
    public Future<AccountFacts> of(BareJid account) {
        return cache.of(account);
    }

    /** Whether one of two accounts has blocked the other, as a whole. */
    public Future<Boolean> apart(BareJid one, BareJid other) {
        return Future.all(shutsOut(one, other), shutsOut(other, one))
                .map(both -> both.<Boolean>resultAt(0) || both.<Boolean>resultAt(1));
    }

    private Future<Boolean> shutsOut(BareJid account, BareJid other) {
        return of(account).map(facts -> new BlockRules(account, facts.blocked()).shutsOut(Jid.of(other)));
    }

    /** This instance has changed the account: its own next question sees that. */
    public void forget(BareJid account) {
        cache.forget(account);
    }
}
