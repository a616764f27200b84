package io.bindery.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A real PostgreSQL as a child process, its data in a folder. */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Path data;
    private final int port;
    private io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

    private EmbeddedPostgres(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /** Starts PostgreSQL on a free port of the loopback interface; blocks until it answers. */
    public static EmbeddedPostgres start(Path data) {
        EmbeddedPostgres postgres = new EmbeddedPostgres(data, FreePort.find());
        postgres.start();
        return postgres;
    }

    /** Starts it again after {@link #stop}, on the same port and data. */
    public void start() {
        try {
            Files.createDirectories(data);
            server = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data.toAbsolutePath())
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(START_LIMIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it; the data stays. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a PostgreSQL client names it. */
    public String uri() {
        return "postgresql://postgres@127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() {
        stop();
    }
}
