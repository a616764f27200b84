package io.bindery.standalone;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The command line as an operator runs it: a process of its own in a folder of its own. */
final class BinderyProcess implements AutoCloseable {
    private static final int LIMIT_SECONDS = 120;
    private static final String READY = "Ctrl-C stops it.";

    private final Process process;
    private final BufferedReader output;
    private final StringBuilder said = new StringBuilder();

    private BinderyProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What one command said, errors included, and its exit code. */
    record Result(int code, String text) {}

    /** Runs a command to its end. */
    static Result run(Path folder, String input, String... arguments) throws Exception {
        try (BinderyProcess command = begin(folder, arguments)) {
            command.process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            command.process.getOutputStream().close();
            return command.end();
        }
    }

    /** Starts a server and returns when it is ready. */
    static BinderyProcess up(Path folder) throws Exception {
        BinderyProcess server = begin(folder, "up");
        boolean ready = CompletableFuture.supplyAsync(server::readUntilReady).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertTrue(ready, server.said::toString);
        return server;
    }

    private static BinderyProcess begin(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("BINDERY_"));
        return new BinderyProcess(builder.redirectErrorStream(true).start());
    }

    /** Writes the settings file that a command finds in its folder. */
    static void settings(Path folder, String... lines) throws IOException {
        Files.write(folder.resolve("bindery.properties"), List.of(lines));
    }

    /** What it has said until it was ready. */
    String welcome() {
        return said.toString();
    }

    /** Asks it to stop, as Kubernetes and service managers do. */
    Result terminate() throws Exception {
        // Process.destroy would also close the output, of which the last words are still to be read.
        process.toHandle().destroy();
        return end();
    }

    private Result end() throws Exception {
        CompletableFuture<Void> all =
                CompletableFuture.runAsync(() -> output.lines().forEach(this::note));
        assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "the command did not end");
        all.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        return new Result(process.exitValue(), said.toString());
    }

    private boolean readUntilReady() {
        try {
            String line = output.readLine();
            while (line != null) {
                note(line);
                if (line.equals(READY)) {
                    return true;
                }
                line = output.readLine();
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(String line) {
        said.append(line).append('\n');
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
