package io.bindery.archives.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes through the archive now and then and deletes what is too old, a portion at a time. */
public final class RetentionSweep {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionSweep.class);
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    // Between portions others have PostgreSQL to themselves.
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Vertx vertx;
    private final ExpiredMessages expired;
    private boolean stopped;

    /** A sweep that has not begun. */
    public RetentionSweep(Vertx vertx, ExpiredMessages expired) {
        this.vertx = vertx;
        this.expired = expired;
    }

    /** Begins, unless messages are kept for ever. */
    public void start() {
        if (expired.retention().days() > 0) {
            // Instances that start together do not sweep together.
            later(ThreadLocalRandom.current().nextLong(INTERVAL.toMillis()));
        }
    }

    /** Ends after the portion on its way. */
    public void stop() {
        stopped = true;
    }

    /** Goes through the whole archive once. */
    public Future<Void> sweep() {
        return sweep(0);
    }

    private Future<Void> sweep(int partition) {
        if (stopped || partition == ExpiredMessages.PARTITIONS) {
            return Future.succeededFuture();
        }
        return expired.deletePortion(partition)
                .compose(more -> more ? pause().compose(over -> sweep(partition)) : sweep(partition + 1));
    }

    private Future<Void> pause() {
        return vertx.timer(PAUSE.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
    }

    private void later(long delayMs) {
        vertx.setTimer(
                Math.max(1, delayMs),
                timer -> sweep().onComplete(swept -> {
                    if (swept.failed()) {
                        LOG.warn("old messages stay for now: {}", swept.cause().toString());
                    }
                    if (!stopped) {
                        later(INTERVAL.toMillis());
                    }
                }));
    }
}
