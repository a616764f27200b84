package io.bindery.archives;

import io.bindery.access.PostgresAddress;
import io.bindery.access.TimedStatements;
import io.bindery.archives.bus.ArchiveBusEndpoint;
import io.bindery.archives.log.ArchiveLogFlush;
import io.bindery.archives.log.FlushProgress;
import io.bindery.archives.mam.CompleteArchive;
import io.bindery.archives.mam.MeteredArchive;
import io.bindery.archives.store.ArchiveDatabase;
import io.bindery.archives.store.ExpiredMessages;
import io.bindery.archives.store.MessageStore;
import io.bindery.archives.store.MeteredMessageStore;
import io.bindery.archives.store.PostgresMessageStore;
import io.bindery.archives.store.Retention;
import io.bindery.archives.store.RetentionSweep;
import io.bindery.model.archive.ArchiveApi;
import io.bindery.model.bus.ServiceBus;
import io.bindery.model.config.StoreConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;

/** One instance of archive-service: answers on the event bus, flushes the archive log and deletes what is too old. */
public final class ArchiveVerticle extends VerticleBase {
    private final StoreConfig stores;
    private final ArchiveConfig config;
    private ServiceBus bus;
    private Pool pool;
    private ArchiveLogFlush flush;
    private FlushProgress progress;
    private RetentionSweep sweep;

    /** An instance; the stores must be named. */
    public ArchiveVerticle(StoreConfig stores, ArchiveConfig config) {
        this.stores = stores;
        this.config = config;
    }

    @Override
    public Future<?> start() {
        MeterRegistry registry = Metrics.globalRegistry;
        PostgresAddress address = new PostgresAddress(stores);
        ArchiveDatabase database = new ArchiveDatabase(address);
        pool = database.pool(vertx);
        TimedStatements statements = address.statements(pool);
        Retention retention = new Retention(config.retentionDays(), InstantSource.system());
        MessageStore store =
                new MeteredMessageStore(new PostgresMessageStore(statements, retention, config.countLimit()), registry);
        flush = ArchiveLogFlush.of(vertx, stores, config, store, registry);
        progress = new FlushProgress(vertx, stores, config);
        sweep = new RetentionSweep(vertx, new ExpiredMessages(statements, retention));
        bus = new ServiceBus(vertx, stores.timeout(), config.maxInFlight());
        ArchiveApi archive = new MeteredArchive(new CompleteArchive(store, progress), registry);
        return database.migrate(vertx)
                .onSuccess(ready -> flush.start())
                .onSuccess(ready -> sweep.start())
                .compose(ready -> new ArchiveBusEndpoint(bus, archive).register());
    }

    /** First nothing new, then what was asked, then the batch that the flush holds; at last the stores. */
    @Override
    public Future<?> stop() {
        sweep.stop();
        return bus.finish().eventually(flush::stop).eventually(progress::close).eventually(pool::close);
    }
}
