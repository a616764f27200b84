package io.bindery.archives.log;

import io.bindery.access.Backoff;
import io.bindery.archives.ArchiveConfig;
import io.bindery.archives.store.MessageStore;
import io.bindery.archives.store.StoredMessage;
import io.bindery.model.config.StoreConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Timer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the archive log into PostgreSQL, one batch after the other: read, store, acknowledge. Whatever fails, nothing
 * is acknowledged, and after a pause it begins with what it was given before. Lives on one event-loop context.
 */
public final class ArchiveLogFlush {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveLogFlush.class);
    private static final Duration WAKE_AGAIN = Duration.ofMillis(50);
    private static final Backoff BACKOFF = Backoff.between(Duration.ofMillis(50), Duration.ofSeconds(5));

    private final Vertx vertx;
    private final ArchiveLog log;
    private final MessageStore store;
    private final ReadPlan plan;
    private final ArchiveConfig config;
    private final Promise<Void> ended = Promise.promise();
    private Timer pause;
    private long claimedAt;
    private int failures;
    private boolean stopping;

    ArchiveLogFlush(Vertx vertx, ArchiveLog log, MessageStore store, ReadPlan plan, ArchiveConfig config) {
        this.vertx = vertx;
        this.log = log;
        this.store = store;
        this.plan = plan;
        this.config = config;
    }

    /** A flush of the log in Redis into the store. */
    public static ArchiveLogFlush of(
            Vertx vertx, StoreConfig stores, ArchiveConfig config, MessageStore store, MeterRegistry registry) {
        ArchiveLog log = new MeteredArchiveLog(new RedisArchiveLog(vertx, stores, config), registry);
        ReadPlan plan = new ReadPlan(RedisArchiveLog.keys(stores.shards()), config.batch(), config.block());
        return new ArchiveLogFlush(vertx, log, store, plan, config);
    }

    /** Begins; does not wait for Redis, which may come later. */
    public void start() {
        proceed(log.open().compose(open -> takeUp()));
    }

    /** Finishes the batch that it holds, then ends. */
    public Future<Void> stop() {
        stopping = true;
        if (pause != null && pause.cancel()) {
            end();
        } else {
            wake();
        }
        return ended.future();
    }

    /** Until it has ended: a read that is on its way to Redis when it is to be woken would wait afterwards. */
    private void wake() {
        if (!ended.future().isComplete()) {
            log.wake();
            vertx.timer(WAKE_AGAIN.toMillis(), TimeUnit.MILLISECONDS).onSuccess(over -> wake());
        }
    }

    /** What was given before a failure comes first, until there is no more of it. */
    private Future<Void> takeUp() {
        return log.readAgain()
                .compose(entries -> entries.isEmpty() || stopping
                        ? flush(entries)
                        : flush(entries).compose(done -> takeUp()));
    }

    private Future<Void> step() {
        if (System.nanoTime() - claimedAt > config.claimIdle().toNanos()) {
            return claim();
        }
        return log.read(plan.next()).onSuccess(plan::answered).compose(this::flushAndLinger);
    }

    private Future<Void> claim() {
        return log.claim().compose(entries -> {
            if (entries.isEmpty()) {
                claimedAt = System.nanoTime();
            }
            return flush(entries);
        });
    }

    private Future<Void> flushAndLinger(List<LogEntry> entries) {
        boolean full = 2 * entries.size() > config.batch();
        Future<Void> flushed = flush(entries);
        return entries.isEmpty() || full || stopping ? flushed : flushed.compose(done -> linger());
    }

    private Future<Void> linger() {
        return vertx.timer(config.linger().toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
    }

    private Future<Void> flush(List<LogEntry> entries) {
        if (entries.isEmpty()) {
            return Future.succeededFuture();
        }
        entries.stream().filter(LogEntry::poisoned).forEach(ArchiveLogFlush::report);
        List<StoredMessage> messages = entries.stream()
                .filter(entry -> !entry.poisoned())
                .map(LogEntry::message)
                .toList();
        Future<Void> stored = messages.isEmpty() ? Future.succeededFuture() : store.append(messages);
        return stored.compose(done -> log.acknowledge(entries));
    }

    private void proceed(Future<Void> step) {
        step.onComplete(result -> {
            if (result.failed()) {
                recover(result.cause());
            } else if (stopping) {
                end();
            } else {
                recovered();
                proceed(step());
            }
        });
    }

    private void recover(Throwable cause) {
        if (stopping) {
            end();
            return;
        }
        failures++;
        if (failures == 1) {
            LOG.warn("the archive log waits: {}", cause.toString());
        }
        pause = vertx.timer(BACKOFF.after(failures).toMillis(), TimeUnit.MILLISECONDS);
        pause.onSuccess(over -> start());
    }

    private void recovered() {
        if (failures > 0) {
            LOG.warn("the archive log flows again after {} failures", failures);
            failures = 0;
        }
    }

    private void end() {
        log.close().onComplete(ended);
    }

    private static void report(LogEntry entry) {
        LOG.error("entry {} of {} cannot be read and is set aside", entry.id(), entry.key());
    }
}
