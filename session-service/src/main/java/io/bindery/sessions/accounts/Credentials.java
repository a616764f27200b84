package io.bindery.sessions.accounts;

import io.bindery.model.jid.BareJid;
import io.bindery.model.scram.ScramKeys;
import io.bindery.model.session.CredentialsRequest;
import io.bindery.sessions.SecretKeys;
import io.bindery.sessions.SessionConfig;
import io.bindery.sessions.store.ChangeFeed;
import io.bindery.sessions.store.SessionDatabase;
import io.vertx.core.Future;

/**
 * The SCRAM keys of accounts; nobody can tell an unknown account from a known one by them. Belongs to one event-loop
 * context; a failed future means that PostgreSQL did not answer.
 */
public final class Credentials {
    // The trigger of V1__accounts.sql tells it.
    private static final String CHANNEL = "bindery_accounts";

    private final SecretKeys secret;
    private final CachedKeys cache;

    private Credentials(SecretKeys secret, CachedKeys cache) {
        this.secret = secret;
        this.cache = cache;
    }

    /** Reads the secret and listens for changes of passwords. */
    public static Future<Credentials> open(SessionDatabase database, ChangeFeed changes, SessionConfig config) {
        return ServerSecret.readOrMake(database.statementsAtStart()).map(secret -> {
            MadeUpKeys madeUp = new MadeUpKeys(secret, config.iterations());
            CachedKeys cache = new CachedKeys(new AccountStore(database.statements())::find, madeUp, config);
            changes.listen(CHANNEL, account -> cache.forget(account(account)), cache::forgetAll);
            return new Credentials(secret, cache);
        });
    }

    /** The keys of an account, or made-up ones. */
    public Future<ScramKeys> of(CredentialsRequest request) {
        return cache.of(request);
    }

    /** The account has changed just now. */
    public void forget(BareJid user) {
        cache.forget(user);
    }

    /** The secret that all instances of a deployment share. */
    public SecretKeys secret() {
        return secret;
    }

    private static BareJid account(String text) {
        // As the store wrote it, so it is normalised, and a localpart has no '@'.
        int at = text.indexOf('@');
        return new BareJid(text.substring(0, at), text.substring(at + 1));
    }
}
