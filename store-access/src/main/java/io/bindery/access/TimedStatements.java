package io.bindery.access;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Statements of which none waits for ever; a failed future means that PostgreSQL did not answer or refused. */
public record TimedStatements(SqlClient client, Duration timeout) {

    /** Carries out a prepared statement. */
    public Future<RowSet<Row>> execute(String statement, Tuple arguments) {
        return client.preparedQuery(statement).execute(arguments).timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
}
