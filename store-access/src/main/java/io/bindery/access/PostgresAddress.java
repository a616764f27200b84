package io.bindery.access;

import io.bindery.model.config.StoreConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.ClientBuilder;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;

/** Where PostgreSQL is, as its client and JDBC want to know it. */
public record PostgresAddress(StoreConfig stores) {
    private static final int MAX_WAITING = 10_000;
    private static final String HISTORY = "schema_history";

    /** What every connection needs. */
    public PgConnectOptions options() {
        PgConnectOptions options = PgConnectOptions.fromUri(stores.postgresUri());
        options.setCachePreparedStatements(true);
        String password = stores.postgresPassword().value();
        return password.isEmpty() ? options : options.setPassword(password);
    }

    /**
     * A client whose connections are made within the time-out and whose queue is bounded.
     *
     * @param builder of the kind of client that is wanted
     * @param options those of {@link #options}, and what else the service wants
     */
    public <C extends SqlClient> C client(Vertx vertx, ClientBuilder<C> builder, PgConnectOptions options) {
        return builder.with(pool())
                .with(new NetClientOptions().setConnectTimeout(timeoutMs()))
                .connectingTo(options)
                .using(vertx)
                .build();
    }

    /** Statements of such a client, each with the time-out of the settings. */
    public TimedStatements statements(SqlClient client) {
        return new TimedStatements(client, stores.timeout());
    }

    /**
     * Brings a schema up to date, off the event loop: Flyway speaks JDBC. Several instances may do so at once.
     *
     * @param location the folder of the class path that the steps are in
     */
    public Future<Void> migrate(Vertx vertx, String schema, String location) {
        return vertx.executeBlocking(() -> flyway(schema, location).migrate(), false)
                .mapEmpty();
    }

    private Flyway flyway(String schema, String location) {
        return Flyway.configure(PostgresAddress.class.getClassLoader())
                .dataSource(jdbcUrl(), options().getUser(), options().getPassword())
                .schemas(schema)
                .table(HISTORY)
                .locations("classpath:" + location)
                .load();
    }

    PoolOptions pool() {
        return new PoolOptions()
                .setMaxSize(stores.postgresPool())
                .setMaxWaitQueueSize(MAX_WAITING)
                .setConnectionTimeout(timeoutMs())
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    /** The JDBC URL of the same database, reached in the same way; names neither user nor password. */
    String jdbcUrl() {
        PgConnectOptions options = options();
        String sslMode = options.getSslMode().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return "jdbc:postgresql://" + options.getHost() + ':' + options.getPort() + '/' + options.getDatabase()
                + "?sslmode=" + sslMode;
    }

    private int timeoutMs() {
        return Math.toIntExact(stores.timeout().toMillis());
    }
}
