package io.bindery.archives.store;

import io.bindery.model.config.StoreConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;

/** How archive-service gets to PostgreSQL. */
public record ArchiveDatabase(StoreConfig config) {
    private static final String SCHEMA = "archives";

    /** Brings the tables up to date, off the event loop: Flyway speaks JDBC. */
    public Future<Void> migrate(Vertx vertx) {
        return vertx.executeBlocking(() -> {
            Flyway.configure()
                    .dataSource(jdbcUrl(), options().getUser(), options().getPassword())
                    .schemas(SCHEMA)
                    .locations("classpath:db/archives")
                    .load()
                    .migrate();
            return null;
        });
    }

    /** A pool of connections. */
    public Pool pool(Vertx vertx) {
        int timeout = Math.toIntExact(config.timeout().toMillis());
        PgConnectOptions options = options().setCachePreparedStatements(true);
        // Choosing the partition at execution costs less than planning anew for each owner.
        options.addProperty("plan_cache_mode", "force_generic_plan");
        NetClientOptions net = new NetClientOptions().setConnectTimeout(timeout);
        PoolOptions pool = new PoolOptions()
                .setMaxSize(config.postgresPool())
                .setConnectionTimeout(timeout)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        return PgBuilder.pool()
                .with(pool)
                .with(net)
                .connectingTo(options)
                .using(vertx)
                .build();
    }

    private PgConnectOptions options() {
        PgConnectOptions options = PgConnectOptions.fromUri(config.postgresUri());
        String password = config.postgresPassword().value();
        return password.isEmpty() ? options : options.setPassword(password);
    }

    private String jdbcUrl() {
        PgConnectOptions options = options();
        return "jdbc:postgresql://" + options.getHost() + ":" + options.getPort() + "/" + options.getDatabase();
    }
}
