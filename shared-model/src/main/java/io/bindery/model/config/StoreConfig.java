package io.bindery.model.config;

import java.time.Duration;
import java.util.List;

/**
 * Where the stores are and how they are spoken to.
 *
 * @param redisUri {@code redis://host:port/db}; empty where the embedded one is to be used
 * @param postgresUri {@code postgresql://user@host:port/database}; empty where the embedded one is to be used
 * @param postgresPool connections of one service instance
 * @param timeout how long an answer of a store is waited for
 * @param shards fixed for the life of a deployment: the number of hash tags that users are spread over
 */
public record StoreConfig(
        String redisUri,
        Secret redisPassword,
        String postgresUri,
        Secret postgresPassword,
        int postgresPool,
        Duration timeout,
        int shards) {
    public static final Setting<String> REDIS_URI =
            Setting.text("redis.uri", "", "redis://host:port; empty: the embedded Redis");
    public static final Setting<Secret> REDIS_PASSWORD = Setting.secret("redis.password", "password of Redis");
    public static final Setting<String> POSTGRES_URI =
            Setting.text("postgres.uri", "", "postgresql://user@host:port/database; empty: the embedded PostgreSQL");
    public static final Setting<Secret> POSTGRES_PASSWORD =
            Setting.secret("postgres.password", "password of PostgreSQL");
    public static final Setting<Integer> POSTGRES_POOL =
            Setting.number("postgres.pool", 4, 1, 100, "connections to PostgreSQL of each service instance");
    public static final Setting<Duration> TIMEOUT =
            Setting.milliseconds("store.timeout-ms", 2000, 50, 60_000, "how long an answer of a store is waited for");
    public static final Setting<Integer> SHARDS =
            Setting.number("shards", 128, 1, 16_384, "hash tags in Redis; fixed for the life of a deployment");

    public static final List<Setting<?>> SETTINGS =
            List.of(REDIS_URI, REDIS_PASSWORD, POSTGRES_URI, POSTGRES_PASSWORD, POSTGRES_POOL, TIMEOUT, SHARDS);

    /** Reads the checked settings. */
    public static StoreConfig from(Settings settings) {
        return new StoreConfig(
                settings.get(REDIS_URI),
                settings.get(REDIS_PASSWORD),
                settings.get(POSTGRES_URI),
                settings.get(POSTGRES_PASSWORD),
                settings.get(POSTGRES_POOL),
                settings.get(TIMEOUT),
                settings.get(SHARDS));
    }
}
