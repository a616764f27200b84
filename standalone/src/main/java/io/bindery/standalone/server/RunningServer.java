package io.bindery.standalone.server;

import io.bindery.model.config.Settings;
import io.bindery.model.config.StoreConfig;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;

/** What a running server tells the other commands: where its stores are. Valid while the folder is locked. */
public record RunningServer(long pid, String redisUri, String postgresUri) {
    private static final String PID = "pid";

    /** This process, with the stores that the settings name by now. */
    static RunningServer here(Settings settings) {
        return new RunningServer(
                ProcessHandle.current().pid(),
                settings.get(StoreConfig.REDIS_URI),
                settings.get(StoreConfig.POSTGRES_URI));
    }

    /** What the folder says; nothing when no server has written it. */
    public static Optional<RunningServer> of(ServerFolder folder) {
        if (!Files.exists(folder.running())) {
            return Optional.empty();
        }
        Properties written = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.running())) {
            written.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new RunningServer(
                Long.parseLong(written.getProperty(PID, "0")),
                written.getProperty(StoreConfig.REDIS_URI.name(), ""),
                written.getProperty(StoreConfig.POSTGRES_URI.name(), "")));
    }

    /** Tells it; a reader sees all of it or nothing. */
    void write(ServerFolder folder) {
        Properties told = new Properties();
        told.setProperty(PID, Long.toString(pid));
        told.setProperty(StoreConfig.REDIS_URI.name(), redisUri);
        told.setProperty(StoreConfig.POSTGRES_URI.name(), postgresUri);
        try {
            Path draft = Files.createTempFile(
                    folder.root(),
                    "run",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (Writer writer = Files.newBufferedWriter(draft)) {
                told.store(writer, "Where the stores of the running server are.");
            }
            Files.move(draft, folder.running(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes back what this or a dead server has told. */
    static void forget(ServerFolder folder) {
        try {
            Files.deleteIfExists(folder.running());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
