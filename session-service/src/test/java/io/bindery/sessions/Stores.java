package io.bindery.sessions;

import io.bindery.model.config.Settings;
import io.bindery.model.config.StoreConfig;
import io.bindery.stores.EmbeddedPostgres;
import io.bindery.stores.EmbeddedRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A real Redis and a real PostgreSQL of a test. */
public final class Stores implements AutoCloseable {
    public final EmbeddedRedis redis;
    public final EmbeddedPostgres postgres;

    private Stores(Path data) {
        redis = EmbeddedRedis.start(data.resolve("redis"));
        postgres = EmbeddedPostgres.start(data.resolve("postgres"));
    }

    /** Starts both; blocks. */
    public static Stores start() {
        try {
            return new Stores(Files.createTempDirectory(Files.createDirectories(Path.of("target", "stores")), "it"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a service finds them. */
    public StoreConfig config() {
        return StoreConfig.from(Settings.check(
                Map.of(
                        StoreConfig.REDIS_URI.name(), redis.uri(),
                        StoreConfig.POSTGRES_URI.name(), postgres.uri(),
                        StoreConfig.TIMEOUT.name(), "2000"),
                StoreConfig.SETTINGS));
    }

    @Override
    public void close() {
        redis.close();
        postgres.close();
    }
}
