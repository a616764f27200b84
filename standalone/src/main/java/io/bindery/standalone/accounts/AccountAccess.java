package io.bindery.standalone.accounts;

import io.bindery.c2s.EdgeConfig;
import io.bindery.model.config.Settings;
import io.bindery.model.config.StoreConfig;
import io.bindery.model.jid.BareJid;
import io.bindery.sessions.SessionConfig;
import io.bindery.sessions.accounts.AccountAdministration;
import io.bindery.standalone.CommandRefusedException;
import io.bindery.standalone.CommandThread;
import io.bindery.standalone.server.StoreAccess;
import io.bindery.standalone.settings.SettingsOption;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Function;

/** One command's hold of the accounts: opened from the settings, closed with all that was started for it. */
final class AccountAccess implements AutoCloseable {
    private static final int LIMIT_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final Settings settings;
    private StoreAccess stores;
    private AccountAdministration accounts;

    AccountAccess(SettingsOption option) {
        try {
            settings = option.read(vertx);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Refuses an account of a domain that the server does not serve: nobody could ever log in to it. */
    void requireServed(BareJid user) {
        if (!serves(user.domain())) {
            throw new CommandRefusedException("the domain " + user.domain() + " is not served here; c2s.domains is "
                    + String.join(",", settings.get(EdgeConfig.DOMAINS)));
        }
    }

    boolean serves(String domain) {
        return settings.get(EdgeConfig.DOMAINS).contains(domain);
    }

    /** Asks the accounts, on the first call after reaching PostgreSQL, and waits for the answer. */
    <T> T ask(Function<AccountAdministration, Future<T>> question) {
        if (accounts == null) {
            open();
        }
        return CommandThread.await(question.apply(accounts), LIMIT_SECONDS, "Asking PostgreSQL");
    }

    private void open() {
        stores = StoreAccess.open(settings);
        Settings reached = stores.settings();
        accounts = CommandThread.await(
                AccountAdministration.open(vertx, StoreConfig.from(reached), SessionConfig.from(reached)),
                LIMIT_SECONDS,
                "Opening the accounts");
    }

    @Override
    public void close() {
        if (accounts != null) {
            CommandThread.await(accounts.close(), LIMIT_SECONDS, "Closing the accounts");
        }
        if (stores != null) {
            stores.close();
        }
        CommandThread.await(vertx.close(), LIMIT_SECONDS, "Closing");
    }
}
