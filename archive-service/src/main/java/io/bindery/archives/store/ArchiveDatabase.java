package io.bindery.archives.store;

import io.bindery.access.PostgresAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;

/** PostgreSQL as archive-service uses it. */
public record ArchiveDatabase(PostgresAddress address) {

    /** Brings the tables up to date. */
    public Future<Void> migrate(Vertx vertx) {
        return address.migrate(vertx, "archives", "db/archives");
    }

    /** A pool of connections. */
    public Pool pool(Vertx vertx) {
        PgConnectOptions options = address.options();
        // Choosing the partition at execution costs less than planning anew for each owner.
        options.addProperty("plan_cache_mode", "force_generic_plan");
        // Every statement goes by a key. A plan made while the tables were small would scan them once they are large.
        options.addProperty("enable_seqscan", "off");
        return address.client(vertx, PgBuilder.pool(), options);
    }
}
