package io.bindery.sessions.registry;

import io.bindery.access.Backoff;
import io.bindery.access.RedisAddress;
import io.bindery.model.config.StoreConfig;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One long-lived connection to Redis that commands are pipelined on; it comes back by itself. Belongs to one
 * event-loop context. While there is no connection commands fail at once, so nothing queues up here.
 */
final class RedisLink {
    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final Backoff BACKOFF = Backoff.between(Duration.ofMillis(50), Duration.ofSeconds(2));
    // At the start the machine and Redis may be starting too, and nobody waits for an answer.
    private static final long START_PATIENCE_MS = 10_000;

    // A request may carry many stanzas, of which each is a command or two.
    private static final int COMMANDS_PER_REQUEST = 16;
    private static final int LEAST_UNANSWERED = 1024;

    private final Vertx vertx;
    // Handlers of a connection run on a context of the connection; the next client must belong to the verticle's.
    private final Context context;
    private final RedisOptions options;
    private final long timeoutMs;
    private Redis client;
    private RedisConnection connection;
    private CommandTurn turn;
    private boolean closed;

    private RedisLink(Vertx vertx, RedisOptions options, Duration timeout) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.options = options;
        this.timeoutMs = timeout.toMillis();
    }

    /** Connects; fails when Redis is not there. */
    static Future<RedisLink> open(Vertx vertx, StoreConfig stores, int maxInFlight) {
        int unanswered = Math.max(LEAST_UNANSWERED, COMMANDS_PER_REQUEST * maxInFlight);
        RedisLink link = new RedisLink(vertx, new RedisAddress(stores).options(1, unanswered), stores.timeout());
        return link.connect(START_PATIENCE_MS).map(link);
    }

    /** Sends a command; fails within the time-out when Redis does not answer. Commands are carried out in their order. */
    Future<Response> send(Request command) {
        if (connection == null) {
            return Future.failedFuture(new RedisUnavailableException("not connected to Redis"));
        }
        if (turn == null) {
            turn = new CommandTurn();
            vertx.runOnContext(over -> flush());
        }
        return turn.add(command);
    }

    private void flush() {
        CommandTurn asked = turn;
        RedisConnection current = connection;
        turn = null;
        if (current == null) {
            asked.fail(new RedisUnavailableException("not connected to Redis"));
        } else {
            asked.send(current, timeoutMs).onFailure(cause -> {
                if (isUnusable(cause)) {
                    lost(current, cause);
                }
            });
        }
    }

    // A connection that ended before its handlers were set tells it only this way; the client has no type for it.
    private static boolean isUnusable(Throwable cause) {
        return cause instanceof TimeoutException || "Connection is closed".equals(cause.getMessage());
    }

    /** Gives the connection up; commands on their way fail. */
    Future<Void> close() {
        closed = true;
        connection = null;
        return client.close();
    }

    private Future<Void> connect(long limitMs) {
        // A client of its own for each connection: closing it is the only way to close a socket that hangs.
        Redis fresh = Redis.createClient(vertx, options);
        client = fresh;
        return fresh.connect()
                .compose(connected -> introduce(connected).map(connected))
                .timeout(limitMs, TimeUnit.MILLISECONDS)
                .onSuccess(this::use)
                .onFailure(cause -> fresh.close())
                .mapEmpty();
    }

    private static Future<?> introduce(RedisConnection connected) {
        return connected.batch(
                Stream.of(RedisScript.values()).map(RedisScript::introduction).toList());
    }

    private void use(RedisConnection fresh) {
        connection = fresh;
        fresh.exceptionHandler(cause -> lost(fresh, cause));
        fresh.endHandler(end -> lost(fresh, new RedisUnavailableException("the connection ended")));
    }

    private void lost(RedisConnection lost, Throwable cause) {
        context.runOnContext(run -> replace(lost, cause));
    }

    private void replace(RedisConnection lost, Throwable cause) {
        if (connection != lost || closed) {
            return;
        }
        LOG.warn("Redis connection lost: {}", cause.toString());
        connection = null;
        client.close();
        reconnect(1);
    }

    private void reconnect(int failures) {
        vertx.setTimer(BACKOFF.after(failures).toMillis(), timer -> {
            if (!closed) {
                connect(timeoutMs)
                        .onSuccess(done -> LOG.info("Redis connection is back"))
                        .onFailure(cause -> reconnect(failures + 1));
            }
        });
    }
}
