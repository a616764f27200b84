package io.bindery.standalone.server;

import io.bindery.model.config.Settings;
import io.bindery.standalone.CommandThread;
import io.bindery.standalone.ReleaseVersion;
import io.bindery.standalone.settings.SettingsOption;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the whole server until Ctrl-C or SIGTERM. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        versionProvider = ReleaseVersion.class,
        description = "Run everything in one process, with an embedded Redis and PostgreSQL unless others are named.")
public final class UpCommand implements Callable<Integer> {
    private static final int STOP_SECONDS = 10;

    @Mixin
    private SettingsOption settingsOption;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        long begin = System.nanoTime();
        TerminationSignal signal = TerminationSignal.listen();
        Vertx vertx = Vertx.vertx(options());
        try {
            Settings settings = settingsOption.read(vertx);
            PrintWriter out = spec.commandLine().getOut();
            try (StandaloneServer server = StandaloneServer.start(vertx, settings)) {
                new Welcome(server.settings(), settingsOption.again()).print(out, System.nanoTime() - begin);
                signal.await();
                out.println("Stopping …");
            }
            out.println("Stopped; the data stays.");
            return 0;
        } finally {
            CommandThread.await(vertx.close(), STOP_SECONDS, "Closing");
        }
    }

    /**
     * As many event loops as processors: with the default of twice as many, edge and session-service sit on loops of
     * their own and wake each other for each stanza, which costs more than the work itself.
     */
    private static VertxOptions options() {
        return new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors());
    }
}
