package io.bindery.archives;

import io.bindery.access.PostgresAddress;
import io.bindery.archives.bus.ArchiveBusEndpoint;
import io.bindery.archives.log.ArchiveLogFlush;
import io.bindery.archives.store.ArchiveDatabase;
import io.bindery.archives.store.MessageStore;
import io.bindery.archives.store.MeteredMessageStore;
import io.bindery.archives.store.PostgresMessageStore;
import io.bindery.model.bus.ServiceBus;
import io.bindery.model.config.StoreConfig;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;

/** One instance of archive-service: answers on the event bus and flushes the archive log. */
public final class ArchiveVerticle extends VerticleBase {
    private final StoreConfig stores;
    private final ArchiveConfig config;
    private Pool pool;
    private ArchiveLogFlush flush;

    /** An instance; the stores must be named. */
    public ArchiveVerticle(StoreConfig stores, ArchiveConfig config) {
        this.stores = stores;
        this.config = config;
    }

    @Override
    public Future<?> start() {
        PostgresAddress address = new PostgresAddress(stores);
        ArchiveDatabase database = new ArchiveDatabase(address);
        pool = database.pool(vertx);
        MessageStore store =
                new MeteredMessageStore(new PostgresMessageStore(address.statements(pool)), Metrics.globalRegistry);
        flush = ArchiveLogFlush.of(vertx, stores, config, store, Metrics.globalRegistry);
        ServiceBus bus = new ServiceBus(vertx, stores.timeout(), config.maxInFlight());
        return database.migrate(vertx)
                .onSuccess(ready -> flush.start())
                .compose(ready -> new ArchiveBusEndpoint(bus, store).register());
    }

    @Override
    public Future<?> stop() {
        return flush.stop().eventually(pool::close);
    }
}
