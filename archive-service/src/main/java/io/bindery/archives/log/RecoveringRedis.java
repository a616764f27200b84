package io.bindery.archives.log;

import io.bindery.access.RedisAddress;
import io.bindery.model.config.StoreConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One connection that commands are pipelined on, made when it is first needed. After any failure the next command
 * makes a new one. Belongs to one event-loop context.
 */
final class RecoveringRedis {
    private final Vertx vertx;
    private final RedisOptions options;
    private final Duration timeout;
    private Redis client;
    private Future<RedisConnection> connection;

    RecoveringRedis(Vertx vertx, StoreConfig stores, int maxInFlight) {
        this.vertx = vertx;
        this.options = new RedisAddress(stores).options(1, maxInFlight);
        this.timeout = stores.timeout();
    }

    /** Sends a command; fails within the time-out when Redis does not answer. */
    Future<Response> send(Request command) {
        if (connection == null) {
            connect();
        }
        Future<RedisConnection> used = connection;
        return used.compose(open -> open.send(command))
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(cause -> forget(used));
    }

    Future<Void> close() {
        return connection == null ? Future.succeededFuture() : disconnect();
    }

    private void connect() {
        client = Redis.createClient(vertx, options);
        Future<RedisConnection> made = client.connect();
        connection = made;
        made.onSuccess(open -> open.exceptionHandler(cause -> forget(made)).endHandler(end -> forget(made)));
    }

    private void forget(Future<RedisConnection> failed) {
        if (connection == failed) {
            disconnect();
        }
    }

    private Future<Void> disconnect() {
        connection = null;
        // Only closing the whole client closes a socket that hangs.
        return client.close();
    }
}
