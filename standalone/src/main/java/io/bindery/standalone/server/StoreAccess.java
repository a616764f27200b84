package io.bindery.standalone.server;

import io.bindery.model.config.Settings;
import io.bindery.model.config.StoreConfig;
import io.bindery.standalone.CommandRefusedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How a command reaches PostgreSQL: the one that is named, that of a running server, or its own for the moment. */
public final class StoreAccess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long PAUSE_MS = 100;

    private final Settings settings;
    private final AutoCloseable[] ours;

    private StoreAccess(Settings settings, AutoCloseable... ours) {
        this.settings = settings;
        this.ours = ours;
    }

    /** Opens it; blocks while a server or another command is just starting or stopping. */
    public static StoreAccess open(Settings settings) {
        if (!settings.get(StoreConfig.POSTGRES_URI).isEmpty()) {
            return new StoreAccess(settings);
        }
        ServerFolder folder = ServerFolder.of(settings).create();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<StoreAccess> access = attempt(settings, folder);
            if (access.isPresent()) {
                return access.get();
            }
            pause();
        }
        throw new CommandRefusedException(
                "the data folder " + folder.root() + " is in use by another command; try again");
    }

    /** The settings, with the addresses of the stores. */
    public Settings settings() {
        return settings;
    }

    private static Optional<StoreAccess> attempt(Settings settings, ServerFolder folder) {
        Optional<ServerFolderLock> lock = ServerFolderLock.take(folder);
        if (lock.isPresent()) {
            return Optional.of(alone(settings, folder, lock.get()));
        }
        return RunningServer.of(folder)
                .map(running -> new StoreAccess(settings.with(StoreConfig.REDIS_URI, running.redisUri())
                        .with(StoreConfig.POSTGRES_URI, running.postgresUri())));
    }

    private static StoreAccess alone(Settings settings, ServerFolder folder, ServerFolderLock lock) {
        try {
            RunningServer.forget(folder);
            EmbeddedStores stores = EmbeddedStores.startPostgres(settings, folder);
            return new StoreAccess(stores.settings(), stores, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandRefusedException("interrupted", e);
        }
    }

    @Override
    public void close() {
        for (AutoCloseable resource : ours) {
            try {
                resource.close();
            } catch (Exception e) {
                throw new CommandRefusedException("cannot stop what this command started: " + e.getMessage(), e);
            }
        }
    }
}
