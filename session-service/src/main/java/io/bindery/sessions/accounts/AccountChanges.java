package io.bindery.sessions.accounts;

import io.bindery.access.Backoff;
import io.bindery.model.jid.BareJid;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.time.Duration;

/** Listens to PostgreSQL for accounts that change, whoever changes them, and makes the cache forget them. */
final class AccountChanges {
    // The trigger of V1__accounts.sql tells it.
    private static final String CHANNEL = "bindery_accounts";
    private static final Backoff BACKOFF = Backoff.between(Duration.ofMillis(50), Duration.ofSeconds(2));

    private final PgSubscriber subscriber;

    private AccountChanges(PgSubscriber subscriber) {
        this.subscriber = subscriber;
    }

    static Future<AccountChanges> listen(Vertx vertx, PgConnectOptions address, CachedKeys cache) {
        PgSubscriber subscriber = PgSubscriber.subscriber(vertx, address);
        subscriber.reconnectPolicy(tries -> BACKOFF.after(tries + 1).toMillis());
        subscriber
                .channel(CHANNEL)
                // What changed while the connection was away was not told.
                .subscribeHandler(again -> cache.forgetAll())
                .handler(account -> cache.forget(account(account)));
        return subscriber.connect().map(connected -> new AccountChanges(subscriber));
    }

    Future<Void> close() {
        return subscriber.close();
    }

    private static BareJid account(String text) {
        // As the store wrote it, so it is normalised, and a localpart has no '@'.
        int at = text.indexOf('@');
        return new BareJid(text.substring(0, at), text.substring(at + 1));
    }
}
