package io.bindery.sessions.store;

import io.bindery.access.PostgresAddress;
import io.bindery.access.TimedStatements;
import io.bindery.model.config.StoreConfig;
import io.bindery.model.jid.BareJid;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** PostgreSQL with the newest schema of session-service. */
public record SessionDatabase(Vertx vertx, PostgresAddress address, SqlClient client) {
    private static final int PIPELINED = 64;
    // At the start the machine and PostgreSQL may be starting too, and nobody waits for an answer.
    private static final Duration START_PATIENCE = Duration.ofSeconds(10);

    /** Migrates and connects. */
    public static Future<SessionDatabase> open(Vertx vertx, StoreConfig stores) {
        PostgresAddress address = new PostgresAddress(stores);
        return address.migrate(vertx, "sessions", "db/sessions")
                .map(migrated -> new SessionDatabase(vertx, address, client(vertx, address)));
    }

    /** Statements that do not wait for ever. */
    public TimedStatements statements() {
        return address.statements(client);
    }

    /** Statements with the patience of a start. */
    public TimedStatements statementsAtStart() {
        return new TimedStatements(client, START_PATIENCE);
    }

    /** Questions about accounts, as one statement for each turn of the event loop. */
    public <T> Function<BareJid, Future<T>> gathered(
            Function<List<BareJid>, Future<Map<BareJid, T>>> store, T unknown) {
        return new GatheredQuestions<>(vertx, store, unknown)::about;
    }

    /** Leaves PostgreSQL. */
    public Future<Void> close() {
        return client.close();
    }

    private static SqlClient client(Vertx vertx, PostgresAddress address) {
        // Not a pool of borrowed connections: statements of several requests share one, pipelined.
        return address.client(vertx, PgBuilder.client(), address.options().setPipeliningLimit(PIPELINED));
    }
}
