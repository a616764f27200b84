package io.bindery.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import redis.embedded.RedisServer;

/** A real Redis as a child process, its data in a folder. */
public final class EmbeddedRedis implements AutoCloseable {
    private final Path data;
    private final int port;
    private RedisServer server;

    private EmbeddedRedis(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /** Starts Redis on a free port of the loopback interface; blocks until it answers. */
    public static EmbeddedRedis start(Path data) {
        return start(data, FreePort.find());
    }

    /** Starts Redis on the given port of the loopback interface; blocks until it answers. */
    public static EmbeddedRedis start(Path data, int port) {
        EmbeddedRedis redis = new EmbeddedRedis(data, port);
        redis.start();
        return redis;
    }

    /** Starts it again after {@link #stop}, on the same port and data. */
    public void start() {
        try {
            Files.createDirectories(data);
            server = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("dir " + data.toAbsolutePath())
                    .setting("appendonly yes")
                    // One second of writes is what may be lost with the machine (docs/operations).
                    .setting("appendfsync everysec")
                    .setting("save \"\"")
                    .build();
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it; the data stays. */
    public void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a Redis client names it. */
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        stop();
    }
}
