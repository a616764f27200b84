package io.bindery.sessions.accounts;

import io.bindery.model.config.StoreConfig;
import io.bindery.model.scram.ScramKeys;
import io.bindery.model.session.CredentialsRequest;
import io.bindery.sessions.SecretKeys;
import io.bindery.sessions.SessionConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * The SCRAM keys of accounts; nobody can tell an unknown account from a known one by them. Belongs to one event-loop
 * context; a failed future means that PostgreSQL did not answer.
 */
public final class Credentials {
    private final AccountDatabase database;
    private final SecretKeys secret;
    private final CachedKeys cache;
    private final AccountChanges changes;

    private Credentials(AccountDatabase database, SecretKeys secret, CachedKeys cache, AccountChanges changes) {
        this.database = database;
        this.secret = secret;
        this.cache = cache;
        this.changes = changes;
    }

    /** Migrates the schema, connects, and listens for changes. */
    public static Future<Credentials> open(Vertx vertx, StoreConfig stores, SessionConfig config) {
        return AccountDatabase.open(vertx, stores)
                .compose(database -> ServerSecret.readOrMake(database.statementsAtStart())
                        .compose(secret -> listen(vertx, database, secret, config))
                        .onFailure(cause -> database.close()));
    }

    private static Future<Credentials> listen(
            Vertx vertx, AccountDatabase database, SecretKeys secret, SessionConfig config) {
        MadeUpKeys madeUp = new MadeUpKeys(secret, config.iterations());
        CachedKeys cache = new CachedKeys(new AccountStore(database.statements())::find, madeUp, config);
        return AccountChanges.listen(vertx, database.address().options(), cache)
                .map(changes -> new Credentials(database, secret, cache, changes));
    }

    /** The keys of an account, or made-up ones. */
    public Future<ScramKeys> of(CredentialsRequest request) {
        return cache.of(request);
    }

    /** The secret that all instances of a deployment share. */
    public SecretKeys secret() {
        return secret;
    }

    /** Leaves PostgreSQL. */
    public Future<Void> close() {
        return changes.close().eventually(database::close);
    }
}
