package io.bindery.sessions.accounts;

import io.bindery.model.config.StoreConfig;
import io.bindery.model.jid.BareJid;
import io.bindery.sessions.SessionConfig;
import io.bindery.sessions.store.SessionDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes and changes accounts, beside running servers too: they hear of each change at once. A password that cannot be
 * used fails with {@link UnusablePasswordException}, a name that is not free yet with {@link NameAtRestException}; any other failure means that PostgreSQL did not answer.
 */
public final class AccountAdministration {
    private final SessionDatabase database;
    private final AccountStore store;
    private final PasswordHashing hashing;

    private AccountAdministration(SessionDatabase database, PasswordHashing hashing) {
        this.database = database;
        this.store = new AccountStore(database.statements());
        this.hashing = hashing;
    }

    /** Migrates the schema and connects. */
    public static Future<AccountAdministration> open(Vertx vertx, StoreConfig stores, SessionConfig config) {
        return SessionDatabase.open(vertx, stores).map(database -> on(vertx, database, config));
    }

    /** Works on a database that is open already; whoever opened it closes it, not this. */
    public static AccountAdministration on(Vertx vertx, SessionDatabase database, SessionConfig config) {
        return new AccountAdministration(database, new PasswordHashing(vertx, config.iterations()));
    }

    /** Makes an account; false when it exists. */
    public Future<Boolean> add(BareJid user, String password) {
        return hashing.keys(new NewAccount(user, password)).compose(store::add);
    }

    /** Gives an account another password; false when there is no such account. */
    public Future<Boolean> changePassword(BareJid user, String password) {
        return hashing.keys(new NewAccount(user, password)).compose(store::change);
    }

    /** Removes an account; false when there is no such account. */
    public Future<Boolean> remove(BareJid user) {
        return store.remove(user);
    }

    /**
     * One page of the accounts, sorted by domain and name.
     *
     * @param domain only these, or null for all
     * @param after the last account of the page before, or null for the first page
     */
    public Future<List<BareJid>> list(String domain, BareJid after, int limit) {
        return store.list(domain, after, limit);
    }

    /** Makes or replaces some hundred accounts in one statement, all or none; the last of two alike counts. */
    public Future<Integer> importAll(List<NewAccount> batch) {
        Map<BareJid, NewAccount> byUser = new LinkedHashMap<>();
        batch.forEach(account -> byUser.put(account.user(), account));
        return hashing.keys(List.copyOf(byUser.values()))
                .compose(store::importAll)
                .map(byUser.size());
    }

    /** Leaves PostgreSQL. */
    public Future<Void> close() {
        return hashing.close().eventually(database::close);
    }
}
