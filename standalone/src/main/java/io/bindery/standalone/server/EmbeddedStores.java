package io.bindery.standalone.server;

import io.bindery.model.config.Setting;
import io.bindery.model.config.Settings;
import io.bindery.model.config.StoreConfig;
import io.bindery.standalone.CommandRefusedException;
import io.bindery.stores.EmbeddedPostgres;
import io.bindery.stores.EmbeddedRedis;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** The stores that nobody named in the settings: started here, stopped here. Every method blocks. */
public final class EmbeddedStores implements AutoCloseable {
    private final List<AutoCloseable> started = new ArrayList<>();
    private Settings settings;

    private EmbeddedStores(Settings settings) {
        this.settings = settings;
    }

    /** Starts Redis and PostgreSQL at the same time, each only where the settings name none. */
    public static EmbeddedStores start(Settings settings, ServerFolder data) {
        EmbeddedStores stores = new EmbeddedStores(settings);
        CompletableFuture<EmbeddedRedis> redis =
                stores.begin(StoreConfig.REDIS_URI, () -> EmbeddedRedis.start(data.redis()));
        CompletableFuture<EmbeddedPostgres> postgres =
                stores.begin(StoreConfig.POSTGRES_URI, () -> EmbeddedPostgres.start(data.postgres()));
        stores.await(redis, postgres);
        stores.use(StoreConfig.REDIS_URI, redis, EmbeddedRedis::uri);
        stores.use(StoreConfig.POSTGRES_URI, postgres, EmbeddedPostgres::uri);
        return stores;
    }

    /** Starts PostgreSQL alone where the settings name none: accounts need no more. */
    public static EmbeddedStores startPostgres(Settings settings, ServerFolder data) {
        EmbeddedStores stores = new EmbeddedStores(settings);
        CompletableFuture<EmbeddedPostgres> postgres =
                stores.begin(StoreConfig.POSTGRES_URI, () -> EmbeddedPostgres.start(data.postgres()));
        stores.await(postgres);
        stores.use(StoreConfig.POSTGRES_URI, postgres, EmbeddedPostgres::uri);
        return stores;
    }

    /** The settings, now with the addresses of the stores that run. */
    public Settings settings() {
        return settings;
    }

    private <S extends AutoCloseable> CompletableFuture<S> begin(Setting<String> address, Supplier<S> start) {
        if (!settings.get(address).isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.supplyAsync(() -> remember(start.get()), task -> new Thread(task, "store").start());
    }

    private synchronized <S extends AutoCloseable> S remember(S store) {
        started.add(store);
        return store;
    }

    private void await(CompletableFuture<?>... stores) {
        try {
            CompletableFuture.allOf(stores).join();
        } catch (CompletionException e) {
            close();
            throw new CommandRefusedException(
                    "a store did not start: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private <S> void use(Setting<String> address, CompletableFuture<S> store, Function<S, String> uri) {
        if (settings.get(address).isEmpty()) {
            settings = settings.with(address, uri.apply(store.join()));
        }
    }

    /** Stops what was started; the data stays. */
    @Override
    public void close() {
        List<CompletableFuture<Void>> stops = started.stream()
                .map(store -> CompletableFuture.runAsync(() -> stop(store), task -> new Thread(task, "store").start()))
                .toList();
        CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new)).join();
    }

    private static void stop(AutoCloseable store) {
        try {
            store.close();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }
}
