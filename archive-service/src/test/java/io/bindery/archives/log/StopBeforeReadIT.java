package io.bindery.archives.log;

import io.bindery.access.TimedStatements;
import io.bindery.archives.ArchiveConfig;
import io.bindery.archives.ArchiveFixture;
import io.bindery.archives.store.MessageStore;
import io.bindery.archives.store.PostgresMessageStore;
import io.bindery.archives.store.Retention;
import io.bindery.stores.SharedStores;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stop that comes when a read is still on its way to Redis, so that there is nothing to wake yet. */
@Timeout(60)
class StopBeforeReadIT {
    private static final Pattern CLIENT_CALLS = Pattern.compile("cmdstat_client[^:]*:calls=(\\d+)");

    @Test
    void isNotKeptWaitingByTheRead() {
        SharedStores.flush();
        try (ArchiveFixture archive = new ArchiveFixture(SharedStores.redisUri(), SharedStores.postgresUri("stop"))) {
            // Nobody would live to see the end of such a read.
            ArchiveConfig patient = ArchiveFixture.config(Duration.ofDays(1), Duration.ofDays(1), 0);
            TimedStatements statements = new TimedStatements(archive.pool, archive.stores.timeout());
            MessageStore store = new PostgresMessageStore(statements, Retention.FOR_EVER, ArchiveFixture.COUNT_LIMIT);
            LateReads log = new LateReads(new RedisArchiveLog(archive.vertx, archive.stores, patient));
            ReadPlan plan = new ReadPlan(RedisArchiveLog.keys(ArchiveFixture.SHARDS), patient.batch(), patient.block());
            ArchiveLogFlush flush = new ArchiveLogFlush(archive.vertx, log, store, plan, patient);
            Context context = archive.vertx.getOrCreateContext();
            context.runOnContext(begin -> flush.start());
            log.reading.future().await();
            long before = clientCommands(archive).await();
            Promise<Void> stopped = Promise.promise();
            context.runOnContext(now -> flush.stop().onComplete(stopped));
            archive.eventually(() -> clientCommands(archive), count -> count > before);
            context.runOnContext(now -> log.arrived.complete());
            stopped.future().await();
        }
    }

    /** How often somebody was woken, or asked who he is. */
    private static Future<Long> clientCommands(ArchiveFixture archive) {
        return archive.redis
                .send(Request.cmd(Command.INFO).arg("commandstats"))
                .map(stats -> CLIENT_CALLS
                        .matcher(stats.toString())
                        .results()
                        .mapToLong(result -> Long.parseLong(result.group(1)))
                        .sum());
    }

    /** The log in Redis, whose reads arrive when the test says so. */
    private record LateReads(ArchiveLog log, Promise<Void> reading, Promise<Void> arrived) implements ArchiveLog {

        LateReads(ArchiveLog log) {
            this(log, Promise.promise(), Promise.promise());
        }

        @Override
        public Future<Void> open() {
            return log.open();
        }

        @Override
        public Future<List<LogEntry>> read(ReadPlan.Read plan) {
            reading.tryComplete();
            return arrived.future().compose(now -> log.read(plan));
        }

        @Override
        public Future<List<LogEntry>> readAgain() {
            return log.readAgain();
        }

        @Override
        public Future<List<LogEntry>> claim() {
            return log.claim();
        }

        @Override
        public Future<Void> acknowledge(List<LogEntry> entries) {
            return log.acknowledge(entries);
        }

        @Override
        public void wake() {
            log.wake();
        }

        @Override
        public Future<Void> close() {
            return log.close();
        }
    }
}
