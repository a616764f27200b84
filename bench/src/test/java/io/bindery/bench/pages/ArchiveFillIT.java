package io.bindery.bench.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.access.PostgresAddress;
import io.bindery.archives.store.ArchiveDatabase;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.config.Secret;
import io.bindery.model.config.StoreConfig;
import io.bindery.stores.SharedStores;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ArchiveFillIT {
    private static final String OWNER = "user1@localhost";
    private static final int MESSAGES = 1_000;

    private final Vertx vertx = Vertx.vertx();
    private String database;

    @BeforeEach
    void migrate() {
        database = SharedStores.postgresUri("fill");
        StoreConfig stores =
                new StoreConfig("", new Secret(""), database, new Secret(""), 1, Duration.ofSeconds(10), 1);
        new ArchiveDatabase(new PostgresAddress(stores)).migrate(vertx).await();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void fillsThePastUpToNow() throws Exception {
        new ArchiveFill(database, OWNER, MESSAGES).fill();
        Row row = select("SELECT count(*), min(id), max(id) FROM archives.message WHERE owner = '" + OWNER + "'");
        assertEquals(MESSAGES, row.getLong(0));
        Instant first = new ArchiveId(row.getLong(1)).timestamp();
        Instant last = new ArchiveId(row.getLong(2)).timestamp();
        assertEquals(Duration.ofSeconds(MESSAGES - 1), Duration.between(first, last));
        assertTrue(last.isBefore(Instant.now()), last.toString());
    }

    @Test
    void writesWholeStanzas() throws Exception {
        new ArchiveFill("jdbc:" + database, OWNER, 1).fill();
        assertEquals(
                "<message xmlns='jabber:client' type='chat' id='fill0' from='peer0@localhost/bench' to='" + OWNER
                        + "'><body>" + "x".repeat(100) + "</body></message>",
                select("SELECT stanza FROM archives.message").getString(0));
    }

    @Test
    void leavesAnArchiveAloneThatIsFull() throws Exception {
        new ArchiveFill(database, OWNER, MESSAGES).fill();
        new ArchiveFill(database, OWNER, MESSAGES).fill();
        assertEquals(MESSAGES, select("SELECT count(*) FROM archives.message").getLong(0));
    }

    private Row select(String sql) {
        return PgConnection.connect(vertx, PgConnectOptions.fromUri(database))
                .compose(connection -> connection.query(sql).execute().eventually(connection::close))
                .map(rows -> rows.iterator().next())
                .await();
    }
}
