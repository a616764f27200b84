package io.bindery.archives.log;

import io.bindery.archives.ArchiveConfig;
import io.bindery.model.config.StoreConfig;
import io.bindery.model.jid.BareJid;
import io.bindery.model.timeline.TimelineKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How far the flush has come, by all instances together: what is stored is gone from the archive log, so Redis alone
 * can tell. Belongs to one event-loop context.
 */
public final class FlushProgress {
    private static final String SCRIPT = script("/redis/pending.lua");
    private static final int LOOK = 100;
    private static final long FIRST_PAUSE_MS = 2;
    private static final long LONGEST_PAUSE_MS = 50;

    private final Vertx vertx;
    private final RecoveringRedis redis;
    private final TimelineKeys keys;
    private final Duration patience;

    /** Connects when it is first asked. */
    public FlushProgress(Vertx vertx, StoreConfig stores, ArchiveConfig config) {
        this.vertx = vertx;
        // So many queries and as many archives to be forgotten; one command too many would end the connection of all.
        this.redis = new RecoveringRedis(vertx, stores, 2 * config.maxInFlight());
        this.keys = new TimelineKeys(stores.shards());
        // Who asks us waits as long as for a store; PostgreSQL has its turn afterwards.
        this.patience = min(config.queryWait(), stores.timeout().dividedBy(2));
    }

    /**
     * Waits until every message that is admitted for the owner by now is stored. False when that takes too long, or
     * when Redis does not say; it never fails.
     */
    public Future<Boolean> reached(BareJid owner) {
        return look(new Search(owner, System.nanoTime() + patience.toNanos()), "-", "+", FIRST_PAUSE_MS)
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(false);
    }

    /** Leaves Redis. */
    public Future<Void> close() {
        return redis.close();
    }

    private Future<Boolean> look(Search search, String from, String newest, long pauseMs) {
        Request request = Request.cmd(Command.EVAL)
                .arg(SCRIPT)
                .arg(1)
                .arg(keys.archiveLog(keys.shard(search.owner)))
                .arg(search.owner.toString())
                .arg(from)
                .arg(newest)
                .arg(LOOK);
        return redis.send(request).compose(reply -> lookOn(search, reply, pauseMs));
    }

    private Future<Boolean> lookOn(Search search, Response reply, long pauseMs) {
        String found = reply.get(0).toString();
        if (found.equals("NONE")) {
            return Future.succeededFuture(true);
        }
        if (search.over()) {
            return Future.succeededFuture(false);
        }
        String from = reply.get(1).toString();
        String newest = reply.get(2).toString();
        if (found.equals("MORE")) {
            return look(search, from, newest, FIRST_PAUSE_MS);
        }
        return vertx.timer(pauseMs, TimeUnit.MILLISECONDS)
                .compose(over -> look(search, from, newest, Math.min(2 * pauseMs, LONGEST_PAUSE_MS)));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private record Search(BareJid owner, long end) {
        boolean over() {
            return System.nanoTime() - end >= 0;
        }
    }

    private static String script(String resource) {
        try (InputStream in = FlushProgress.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
