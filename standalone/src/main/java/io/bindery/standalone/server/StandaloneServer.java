package io.bindery.standalone.server;

import io.bindery.c2s.EdgeConfig;
import io.bindery.c2s.TlsMode;
import io.bindery.model.config.Settings;
import io.bindery.standalone.CommandRefusedException;
import io.bindery.standalone.CommandThread;
import io.vertx.core.Vertx;
import java.time.Clock;

/** Everything in one process: the stores, the services, and the folder that they live in. Every method blocks. */
public final class StandaloneServer implements AutoCloseable {
    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 15;

    private final Vertx vertx;
    private final ServerFolder folder;
    private final ServerFolderLock lock;
    private final ServiceDeployment services;
    private Settings settings;
    private EmbeddedStores stores;

    private StandaloneServer(Vertx vertx, Settings settings, ServerFolder folder, ServerFolderLock lock) {
        this.vertx = vertx;
        this.settings = settings;
        this.folder = folder;
        this.lock = lock;
        this.services = new ServiceDeployment(vertx);
    }

    /** Starts it all, or nothing: what had started before a failure is stopped again. */
    public static StandaloneServer start(Vertx vertx, Settings settings) {
        ServerFolder folder = ServerFolder.of(settings).create();
        ServerFolderLock lock = ServerFolderLock.take(folder).orElseThrow(() -> taken(folder));
        StandaloneServer server = new StandaloneServer(vertx, settings, folder, lock);
        try {
            server.start();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The settings in force, with the addresses of the embedded stores and the files of the certificate. */
    public Settings settings() {
        return settings;
    }

    private static CommandRefusedException taken(ServerFolder folder) {
        String who = RunningServer.of(folder)
                .map(running -> "a server (process " + running.pid() + ")")
                .orElse("another command");
        return new CommandRefusedException(who + " already uses the data folder " + folder.root());
    }

    private void start() {
        RunningServer.forget(folder);
        ListenPorts.check(settings);
        settings = withCertificate();
        stores = EmbeddedStores.start(settings, folder);
        settings = stores.settings();
        CommandThread.await(services.start(settings), START_SECONDS, "Starting the services");
        RunningServer.here(settings).write(folder);
    }

    private Settings withCertificate() {
        boolean given = !settings.get(EdgeConfig.CERTIFICATE).isEmpty();
        if (given || settings.get(EdgeConfig.TLS) == TlsMode.DISABLED) {
            return settings;
        }
        new SelfSignedCertificate(settings.get(EdgeConfig.DOMAINS)).provide(folder, Clock.systemUTC());
        return settings.with(EdgeConfig.CERTIFICATE, folder.certificate().toString())
                .with(EdgeConfig.KEY, folder.key().toString());
    }

    /** Stops in order: the edge, the services behind it, the stores; then the folder is free. */
    @Override
    public void close() {
        try {
            CommandThread.await(services.stop(), STOP_SECONDS, "Stopping the services");
        } finally {
            stopStores();
        }
    }

    private void stopStores() {
        try (lock) {
            RunningServer.forget(folder);
            if (stores != null) {
                stores.close();
            }
        }
    }
}
