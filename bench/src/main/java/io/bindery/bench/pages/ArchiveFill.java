package io.bindery.bench.pages;

import io.bindery.bench.measure.OneLoop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;

/**
 * Fills an archive of Bindery straight in PostgreSQL: a million messages over the wire take an hour.
 *
 * @param database {@code postgresql://…}, with or without {@code jdbc:} before it
 * @param owner a bare JID; must not have been on line yet, for a live timeline does not look into PostgreSQL
 */
public record ArchiveFill(String database, String owner, int messages) {
    private static final long APART_MS = Duration.ofSeconds(1).toMillis();
    private static final String COUNT = "SELECT count(*) FROM archives.message WHERE owner = $1";
    // An id is the millisecond and 20 bits that count within it.
    private static final String FILL = """
            INSERT INTO archives.message (owner, id, with_bare, with_full, stanza)
            SELECT $1::text, ($2::bigint + n * $3::bigint) << 20, peer, peer || '/bench',
                   format('<message xmlns=''jabber:client'' type=''chat'' id=''fill%s'' from=''%s/bench'' to=''%s''>'
                          '<body>%s</body></message>', n, peer, $1::text, repeat('x', 100))
            FROM generate_series(0, $4::bigint - 1) n, LATERAL (SELECT 'peer' || n % 100 || '@localhost' AS peer) peers
            """;
    private static final String ANALYZE = "ANALYZE archives.message";

    /** Sees to it that there are as many messages, from the past up to now; blocks until they are there. */
    public void fill() throws InterruptedException, ExecutionException {
        OneLoop.run(this::connect);
    }

    private Future<Void> connect(Vertx vertx) {
        String uri = database.startsWith("jdbc:") ? database.substring("jdbc:".length()) : database;
        return PgConnection.connect(vertx, PgConnectOptions.fromUri(uri))
                .compose(connection -> fill(connection).eventually(connection::close));
    }

    private Future<Void> fill(PgConnection connection) {
        return connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(owner))
                .map(rows -> rows.iterator().next().getLong(0))
                .compose(present -> present >= messages ? Future.succeededFuture() : insert(connection));
    }

    private Future<Void> insert(PgConnection connection) {
        long first = Instant.now().toEpochMilli() - messages * APART_MS;
        return connection
                .preparedQuery(FILL)
                .execute(Tuple.of(owner, first, APART_MS, (long) messages))
                .compose(filled -> connection.query(ANALYZE).execute())
                .mapEmpty();
    }
}
