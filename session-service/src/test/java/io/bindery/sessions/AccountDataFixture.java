package io.bindery.sessions;

import static io.bindery.sessions.RunningService.get;

import io.bindery.model.config.Settings;
import io.bindery.model.jid.BareJid;
import io.bindery.sessions.accounts.AccountAdministration;
import io.bindery.sessions.store.ChangeFeed;
import io.bindery.sessions.store.SessionDatabase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.Map;

/** Accounts on the real PostgreSQL, and what a service of session-service is made with. */
public final class AccountDataFixture implements AutoCloseable {
    public final Vertx vertx = Vertx.vertx();
    public final SessionDatabase database = get(SessionDatabase.open(vertx, RunningService.stores()));
    public final AccountAdministration accounts =
            AccountAdministration.on(vertx, database, RunningService.config(Map.of()));

    /** A feed that still has to be connected. */
    public ChangeFeed feed() {
        return new ChangeFeed(vertx, database.address().options());
    }

    public static AccountDataConfig config(Map<String, String> settings) {
        return AccountDataConfig.from(Settings.check(settings, AccountDataConfig.SETTINGS));
    }

    /** An account of its own for a test. */
    public BareJid newAccount() {
        BareJid user = RunningService.someone();
        get(accounts.add(user, "secret"));
        return user;
    }

    /** Removes an account and frees its name; no service runs here that would see to the rest. */
    public void removeAtOnce(BareJid user) {
        get(accounts.remove(user));
        get(database.statements()
                .execute("DELETE FROM sessions.removed_accounts WHERE owner = $1", Tuple.of(user.toString())));
    }

    @Override
    public void close() {
        get(database.close());
        get(vertx.close());
    }
}
