package io.bindery.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A real PostgreSQL as a child process, its data in a folder. */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final String PID_FILE = "postmaster.pid";

    private final Path data;
    private final int port;
    private final boolean durable;
    private DataFolder folder;
    private io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private ProcessHandle postmaster;

    private EmbeddedPostgres(Path data, int port, boolean durable) {
        this.data = data;
        this.port = port;
        this.durable = durable;
    }

    /** Starts PostgreSQL on a free port of the loopback interface; blocks until it answers. */
    public static EmbeddedPostgres start(Path data) {
        return start(data, FreePort.find());
    }

    /** Starts PostgreSQL on the given port of the loopback interface; blocks until it answers. */
    public static EmbeddedPostgres start(Path data, int port) {
        return started(new EmbeddedPostgres(data, port, true));
    }

    /** Starts one that is faster and may lose data with the machine: for tests, never for people. */
    public static EmbeddedPostgres startThrowAway(Path data) {
        return started(new EmbeddedPostgres(data, FreePort.find(), false));
    }

    private static EmbeddedPostgres started(EmbeddedPostgres postgres) {
        postgres.start();
        return postgres;
    }

    /** Starts it again after {@link #stop}, on the same port and data; does nothing while it runs. */
    public synchronized void start() {
        if (postmaster != null) {
            return;
        }
        folder = DataFolder.open(data);
        try {
            // SIGINT is its fast shutdown: it does not wait for the clients of the dead JVM.
            folder.orphan(PID_FILE).ifPresent(orphan -> Child.end(orphan, "INT"));
            forgetReusedPid();
            launch();
            postmaster = folder.orphan(PID_FILE).orElseThrow(() -> new IOException("PostgreSQL ended at once"));
            StoresShutdown.add(this);
        } catch (IOException e) {
            stop();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private void forgetReusedPid() throws IOException {
        Path file = folder.path().resolve(PID_FILE);
        // PostgreSQL clears the file of a dead postmaster itself, but not when something else got its pid.
        if (Files.exists(file) && PidFile.alive(file)) {
            Files.delete(file);
        }
    }

    private void launch() throws IOException {
        // pg_ctl puts the postmaster into a session of its own: Ctrl-C does not reach it.
        String safe = durable ? "on" : "off";
        server = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.path())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_LIMIT)
                // The library passes -F; what comes later on the command line wins.
                .setServerConfig("fsync", safe)
                .setServerConfig("full_page_writes", safe)
                .setServerConfig("synchronous_commit", safe)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("log_destination", "stderr")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_filename", "postgres.log")
                .start();
    }

    /** Stops it; the data stays. */
    public synchronized void stop() {
        release();
        if (postmaster != null) {
            Child.end(postmaster, "INT");
            postmaster = null;
        }
        if (folder != null) {
            folder.close();
            folder = null;
        }
        StoresShutdown.remove(this);
    }

    private void release() {
        try {
            if (server != null) {
                // A fast shutdown that waits for five seconds, and the library's own lock of the folder.
                server.close();
                server = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a PostgreSQL client names it. */
    public String uri() {
        return uri("postgres");
    }

    /** How a PostgreSQL client names one of its databases. */
    public String uri(String database) {
        return "postgresql://postgres@127.0.0.1:" + port + "/" + database;
    }

    /** The JDBC address of one of its databases. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    /** The postmaster, for measuring what it and its children cost; only while it runs. */
    public synchronized long pid() {
        return postmaster.pid();
    }

    @Override
    public void close() {
        stop();
    }
}
