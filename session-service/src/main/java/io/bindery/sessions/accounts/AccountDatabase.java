package io.bindery.sessions.accounts;

import io.bindery.model.config.StoreConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.TimeUnit;

/** PostgreSQL with the newest schema: every statement has a time-out, and a bounded number of them wait. */
final class AccountDatabase {
    private static final int MAX_WAITING = 10_000;
    private static final int PIPELINED = 64;
    private static final long START_PATIENCE_MS = 10_000;

    private final SqlClient client;
    private final PgConnectOptions address;
    private final long timeoutMs;

    private AccountDatabase(SqlClient client, PgConnectOptions address, long timeoutMs) {
        this.client = client;
        this.address = address;
        this.timeoutMs = timeoutMs;
    }

    /** Migrates and connects. */
    static Future<AccountDatabase> open(Vertx vertx, StoreConfig stores) {
        PgConnectOptions address = address(stores);
        long timeoutMs = stores.timeout().toMillis();
        return vertx.executeBlocking(() -> AccountSchema.migrate(address), false)
                .map(migrated -> new AccountDatabase(client(vertx, stores, address), address, timeoutMs));
    }

    Future<RowSet<Row>> execute(String statement, Tuple arguments) {
        return client.preparedQuery(statement).execute(arguments).timeout(timeoutMs, TimeUnit.MILLISECONDS);
    }

    /** For the start, when the machine and PostgreSQL may be starting too and nobody waits for an answer. */
    Future<RowSet<Row>> executeAtStart(String statement, Tuple arguments) {
        return client.preparedQuery(statement).execute(arguments).timeout(START_PATIENCE_MS, TimeUnit.MILLISECONDS);
    }

    PgConnectOptions address() {
        return address;
    }

    Future<Void> close() {
        return client.close();
    }

    private static SqlClient client(Vertx vertx, StoreConfig stores, PgConnectOptions address) {
        PoolOptions pool = new PoolOptions().setMaxSize(stores.postgresPool()).setMaxWaitQueueSize(MAX_WAITING);
        // Not a pool of borrowed connections: statements of several requests share one, pipelined.
        return PgBuilder.client().with(pool).connectingTo(address).using(vertx).build();
    }

    private static PgConnectOptions address(StoreConfig stores) {
        PgConnectOptions address = PgConnectOptions.fromUri(stores.postgresUri());
        address.setCachePreparedStatements(true).setPipeliningLimit(PIPELINED);
        if (!stores.postgresPassword().value().isEmpty()) {
            address.setPassword(stores.postgresPassword().value());
        }
        return address;
    }
}
