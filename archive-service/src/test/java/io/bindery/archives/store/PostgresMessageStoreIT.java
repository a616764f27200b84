package io.bindery.archives.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bindery.access.PostgresAddress;
import io.bindery.access.TimedStatements;
import io.bindery.archives.ArchiveFixture;
import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.archive.MetadataRequest;
import io.bindery.model.jid.BareJid;
import io.bindery.stores.SharedStores;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostgresMessageStoreIT {
    private static final BareJid JULIET = BareJid.parse("juliet@capulet.lit");

    private ArchiveFixture archive;
    private Pool pool;
    private PostgresMessageStore store;

    @BeforeEach
    void migrate() {
        archive = new ArchiveFixture(SharedStores.redisUri(), SharedStores.postgresUri("store"));
        ArchiveDatabase database = new ArchiveDatabase(new PostgresAddress(archive.stores));
        database.migrate(archive.vertx).await();
        pool = database.pool(archive.vertx);
        store = new PostgresMessageStore(new TimedStatements(pool, archive.stores.timeout()), Retention.FOR_EVER, 0);
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void knowsNothingOfAnEmptyArchive() {
        append("romeo@montague.lit", 5);
        assertEquals(ArchiveExtent.EMPTY, extent(null));
    }

    @Test
    void oneMessageIsFirstAndLast() {
        append(JULIET.toString(), 5);
        assertEquals(between(5, 5), extent(null));
    }

    @Test
    void ofManyItKnowsTheFirstAndTheLast() {
        append(JULIET.toString(), 7, 5, 9, 6);
        append("aaron@capulet.lit", 1, 99);
        assertEquals(between(5, 9), extent(null));
    }

    @Test
    void nothingNewerThanTheBoundCounts() {
        append(JULIET.toString(), 5, 7, 9);
        assertEquals(between(5, 7), extent(ArchiveId.of(8, 0)));
        assertEquals(between(5, 9), extent(ArchiveId.of(9, 0)));
        assertEquals(ArchiveExtent.EMPTY, extent(ArchiveId.of(4, 0)));
    }

    @Test
    void storingAgainChangesNothing() {
        append(JULIET.toString(), 5, 5, 7);
        append(JULIET.toString(), 5, 7, 8);
        assertEquals(3, archive.rows().await());
    }

    @Test
    void givesUpWhenPostgresDoesNotAnswer() {
        SqlConnection other = archive.pool.getConnection().await();
        other.query("BEGIN").execute().await();
        other.query("LOCK TABLE archives.message").execute().await();
        assertThrows(TimeoutException.class, () -> extent(null));
        other.query("ROLLBACK").execute().await();
        assertEquals(ArchiveExtent.EMPTY, extent(null));
    }

    @Test
    void failsWhilePostgresIsAwayAndGoesOnAfterwards() {
        extent(null);
        SharedStores.postgres().stop();
        try {
            assertThrows(Exception.class, () -> extent(null));
        } finally {
            SharedStores.postgres().start();
        }
        archive.eventually(() -> store.metadata(new MetadataRequest(JULIET, null)), ArchiveExtent::empty);
    }

    @Test
    void touchesTheIndexOfOnePartitionAlone() {
        append(JULIET.toString(), IntStream.range(1, 1000).toArray());
        String plan = pool.withConnection(connection -> connection
                        .query("PREPARE extent(text, bigint, bigint) AS " + PostgresMessageStore.EXTENT)
                        .execute()
                        .compose(done -> connection
                                .query("EXPLAIN (ANALYZE) EXECUTE extent('juliet@capulet.lit', 0, 9223372036854775807)")
                                .execute()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .collect(Collectors.joining("\n")))
                .await();
        long scans = plan.lines().filter(line -> line.contains("Scan")).count();
        assertEquals(2, scans, plan);
        assertEquals(
                2,
                plan.lines()
                        .filter(line -> line.contains("Subplans Removed: 15"))
                        .count(),
                plan);
        assertEquals(
                2, plan.lines().filter(line -> line.contains("Index Only Scan")).count(), plan);
    }

    private void append(String owner, int... milliseconds) {
        List<StoredMessage> messages = IntStream.of(milliseconds)
                .mapToObj(ms -> new StoredMessage(owner, ArchiveId.of(ms, 0), "romeo@montague.lit", null, "<message/>"))
                .toList();
        store.append(messages).await();
    }

    private ArchiveExtent extent(ArchiveId upTo) {
        return store.metadata(new MetadataRequest(JULIET, upTo)).await();
    }

    private static ArchiveExtent between(long first, long last) {
        return new ArchiveExtent(ArchiveId.of(first, 0), ArchiveId.of(last, 0));
    }
}
