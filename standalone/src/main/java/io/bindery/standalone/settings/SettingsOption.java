package io.bindery.standalone.settings;

import io.bindery.model.config.Settings;
import io.bindery.model.config.SettingsLoader;
import io.bindery.standalone.CommandThread;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that every command with settings has. */
public final class SettingsOption {
    private static final Path USUAL = Path.of("bindery.properties");
    private static final int LIMIT_SECONDS = 10;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Settings file; else $BINDERY_CONFIG, else bindery.properties in this folder if there is one.")
    private Path file;

    /** Reads and checks the settings; throws what names all mistakes. */
    public Settings read(Vertx vertx) {
        return CommandThread.await(
                new SettingsLoader(vertx, StandaloneSettings.ALL).load(chosen()),
                LIMIT_SECONDS,
                "Reading the settings");
    }

    /** What another command needs to be told to read the same settings; empty where it finds them by itself. */
    public String again() {
        return file == null ? "" : " --config " + file;
    }

    private Path chosen() {
        if (file != null) {
            return file;
        }
        String named = System.getenv(SettingsLoader.FILE_VARIABLE);
        if (named != null && !named.isEmpty()) {
            return Path.of(named);
        }
        return Files.exists(USUAL) ? USUAL : null;
    }
}
