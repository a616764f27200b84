package io.bindery.archives.store;

import io.bindery.access.TimedStatements;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;

/** Deletes what retention has put out of sight. Instances that do so at once pass each other by. */
public record ExpiredMessages(TimedStatements statements, Retention retention) {
    /** The parts of the table, as V1__archive.sql makes them. */
    public static final int PARTITIONS = 16;

    private static final int PORTION = 500;
    // By row address: a join could read the table as a whole.
    private static final String DELETE = """
            DELETE FROM archives.message_%1$d WHERE ctid = ANY(ARRAY(SELECT ctid FROM archives.message_%1$d
                WHERE id >> 20 < $1 ORDER BY id >> 20 LIMIT $2 FOR UPDATE SKIP LOCKED))""";

    /** Deletes one portion of one part; completes with whether there may be more. */
    public Future<Boolean> deletePortion(int partition) {
        return statements
                .execute(
                        DELETE.formatted(partition),
                        Tuple.of(retention.keptFrom().timestamp().toEpochMilli(), (long) PORTION))
                .map(SqlResult::rowCount)
                .map(deleted -> deleted == PORTION);
    }
}
