package io.bindery.system.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A folder of JavaScript with its packages installed; tests that need it are skipped where Node.js is missing. */
public final class NodeScript {
    private static final int INSTALL_SECONDS = 120;
    private static final int RUN_SECONDS = 60;

    private final Path folder;

    private NodeScript(Path folder) {
        this.folder = folder;
    }

    /** Copies the sources into a work folder and installs exactly what their lock file names, or skips the test. */
    public static NodeScript install(Path sources, Path workFolder) {
        try {
            Files.createDirectories(workFolder);
            for (File source : sources.toFile().listFiles(File::isFile)) {
                Files.copy(source.toPath(), workFolder.resolve(source.getName()));
            }
            NodeScript script = new NodeScript(workFolder);
            script.require(List.of("node", "--version"), "Node.js is missing");
            script.require(
                    List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"), "npm could not install");
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs {@code node} and hands over what it printed; errors go to the test's own error output. */
    public String run(List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(arguments);
        try {
            return output(command, environment, RUN_SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void require(List<String> command, String message) {
        try {
            output(command, Map.of(), INSTALL_SECONDS);
        } catch (IOException e) {
            Assumptions.abort(message + ": " + e.getMessage());
        }
    }

    private String output(List<String> command, Map<String, String> environment, int seconds) throws IOException {
        Path printed = folder.resolve("printed.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(printed.toFile())
                .redirectError(folder.resolve("errors.txt").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command + " took more than " + seconds + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(command + " failed: " + Files.readString(printed, UTF_8)
                    + Files.readString(folder.resolve("errors.txt"), UTF_8));
        }
        return Files.readString(printed, UTF_8);
    }
}
