package io.bindery.sessions.store;

import io.bindery.access.Backoff;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.time.Duration;
import java.util.function.Consumer;

/** Listens to PostgreSQL for changes, whoever makes them, so that no cache outlives what it holds. */
public final class ChangeFeed {
    private static final Backoff BACKOFF = Backoff.between(Duration.ofMillis(50), Duration.ofSeconds(2));

    private final PgSubscriber subscriber;

    /** A feed that is not connected yet: what listens from the start misses nothing. */
    public ChangeFeed(Vertx vertx, PgConnectOptions address) {
        this.subscriber = PgSubscriber.subscriber(vertx, address);
        subscriber.reconnectPolicy(tries -> BACKOFF.after(tries + 1).toMillis());
    }

    /** Connects. */
    public Future<Void> connect() {
        return subscriber.connect();
    }

    /**
     * Listens to one channel.
     *
     * @param changed gets the payload of each notification
     * @param missed is run when changes may have been missed while the connection was away
     */
    public void listen(String channel, Consumer<String> changed, Runnable missed) {
        subscriber.channel(channel).subscribeHandler(again -> missed.run()).handler(changed::accept);
    }

    /** Leaves PostgreSQL. */
    public Future<Void> close() {
        return subscriber.close();
    }
}
