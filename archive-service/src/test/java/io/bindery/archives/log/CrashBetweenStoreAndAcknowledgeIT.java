package io.bindery.archives.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.access.PostgresAddress;
import io.bindery.access.TimedStatements;
import io.bindery.archives.ArchiveFixture;
import io.bindery.archives.store.ArchiveDatabase;
import io.bindery.archives.store.PostgresMessageStore;
import io.bindery.archives.store.Retention;
import io.bindery.stores.SharedStores;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CrashBetweenStoreAndAcknowledgeIT {

    @Test
    void anotherInstanceTakesOverAndNothingIsDoubled() {
        try (ArchiveFixture archive = new ArchiveFixture(SharedStores.redisUri(), SharedStores.postgresUri("crash"))) {
            SharedStores.flush();
            ArchiveDatabase database = new ArchiveDatabase(new PostgresAddress(archive.stores));
            database.migrate(archive.vertx).await();
            RedisArchiveLog log = new RedisArchiveLog(archive.vertx, archive.stores, ArchiveFixture.CONFIG);
            log.open().await();
            archive.admit(1, 100);
            List<LogEntry> held = log.read(
                            new ReadPlan.Read(RedisArchiveLog.keys(ArchiveFixture.SHARDS), 5, Duration.ZERO))
                    .await();
            new PostgresMessageStore(new TimedStatements(archive.pool, Duration.ofSeconds(5)), Retention.FOR_EVER, 0)
                    .append(held.stream().map(LogEntry::message).toList())
                    .await();
            log.close().await();
            assertEquals(held.size(), archive.rows().await());
            assertEquals(100, archive.backlog().await());

            archive.deploy();
            archive.eventually(archive::backlog, backlog -> backlog == 0);
            assertEquals(100, archive.rows().await());
        }
    }
}
