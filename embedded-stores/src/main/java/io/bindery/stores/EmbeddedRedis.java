package io.bindery.stores;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** A real Redis as a child process, its data in a folder. */
public final class EmbeddedRedis implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    /** What setsid(1) ends with when it found a command and could not run it. */
    private static final int NOT_RUNNABLE = 126;

    private static final String PID_FILE = "redis.pid";
    private static final String LOG_FILE = "redis.log";

    private final Path data;
    private final int port;
    private DataFolder folder;
    private Process process;

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

    /** Starts it again after {@link #stop}, on the same port and data; does nothing while it runs. */
    public synchronized void start() {
        if (process != null) {
            return;
        }
        folder = DataFolder.open(data);
        try {
            folder.orphan(PID_FILE).ifPresent(orphan -> Child.end(orphan, "TERM"));
            StoresShutdown.add(this);
            launch(executable().getPath());
        } catch (IOException e) {
            stop();
            throw new UncheckedIOException(e.getMessage() + ", see " + data.resolve(LOG_FILE), e);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private void launch(String executable) throws IOException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            process = begin(executable);
            try {
                RedisPing.await(port, process, START_LIMIT);
                return;
            } catch (IOException e) {
                // ETXTBSY: whatever this JVM began while the file was written, such as PostgreSQL, holds it open for a
                // moment, and nobody can run it until then.
                boolean busy = !process.isAlive() && process.exitValue() == NOT_RUNNABLE;
                if (!busy || System.nanoTime() > end) {
                    throw e;
                }
            }
        }
    }

    private Process begin(String executable) throws IOException {
        List<String> command = new ArrayList<>(Child.ownSession());
        command.add(executable);
        command.addAll(List.of("--port", "" + port, "--bind", "127.0.0.1"));
        command.addAll(List.of("--dir", folder.path().toString(), "--pidfile", PID_FILE));
        // One second of writes is what may be lost with the machine (docs/promises.md).
        command.addAll(List.of("--appendonly", "yes", "--appendfsync", "everysec", "--save", ""));
        // The consumer of the archive log counts on getting all or nothing: no eviction.
        command.addAll(List.of("--maxmemory-policy", "noeviction", "--loglevel", "warning"));
        File log = folder.path().resolve(LOG_FILE).toFile();
        return new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
    }

    private File executable() throws IOException {
        // Unpacked once for each folder and JVM, and again by the next: an update brings its own.
        Path binaries = Files.createDirectories(folder.path().resolve("bin"));
        return ExecutableProvider.newJarResourceProvider(binaries.toFile()).get();
    }

    /** Stops it; the data stays. */
    public synchronized void stop() {
        if (process != null) {
            Child.end(process.toHandle(), "TERM");
            process = null;
        }
        if (folder != null) {
            folder.close();
            folder = null;
        }
        StoresShutdown.remove(this);
    }

    /** How a Redis client names it. */
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** The process, for measuring what it costs; only while it runs. */
    public synchronized long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        stop();
    }
}
