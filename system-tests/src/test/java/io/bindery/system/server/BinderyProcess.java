package io.bindery.system.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bindery.stores.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server as users run it: a process of its own with everything in it, started by its command line. */
public final class BinderyProcess implements AutoCloseable {
    private static final int LIMIT_SECONDS = 60;
    private static final Pattern CERTIFICATE = Pattern.compile("(?m)^\\s*Certificate\\s+(\\S+)$");

    private final Path folder;
    private final Path output;
    private final int tcpPort = FreePort.find();
    private final int tlsPort = FreePort.find();
    private final Process process;

    private BinderyProcess(Path folder) {
        this.folder = folder;
        this.output = folder.resolve("up.txt");
        this.process = launch(List.of("up"), output);
    }

    /** Starts it and waits until it says that it is ready. */
    public static BinderyProcess up(Path folder) {
        BinderyProcess server = new BinderyProcess(folder);
        Await.until("the server is ready", () -> {
            if (!server.process.isAlive()) {
                throw new AssertionError("it ended: " + server.said());
            }
            return server.said().contains("is ready");
        });
        return server;
    }

    /** Runs another command beside the server; fails unless it succeeds. Hands over what it printed. */
    public String runs(List<String> command, String input) {
        Path printed = folder.resolve("command.txt");
        Process other = launch(command, printed);
        try {
            other.getOutputStream().write(input.getBytes(UTF_8));
            other.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int exit = exitOf(other);
        if (exit != 0) {
            throw new AssertionError(command + " ended with " + exit + ": " + read(printed));
        }
        return read(printed);
    }

    /** Stops it as Ctrl-C does and hands over its exit code. */
    public int stop() {
        process.destroy();
        return exitOf(process);
    }

    /** What it has printed. */
    public String said() {
        return read(output);
    }

    /** The certificate that it made for itself. */
    public Path certificate() {
        Matcher matcher = CERTIFICATE.matcher(said());
        if (!matcher.find()) {
            throw new AssertionError("it names no certificate: " + said());
        }
        return folder.resolve(matcher.group(1));
    }

    /** The port for STARTTLS. */
    public int tcpPort() {
        return tcpPort;
    }

    /** The port for direct TLS. */
    public int tlsPort() {
        return tlsPort;
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private Process launch(List<String> arguments, Path printed) {
        List<String> command = new ArrayList<>(List.of(java(), "-cp", System.getProperty("java.class.path")));
        command.add("io.bindery.standalone.Main");
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().putAll(settings());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> settings() {
        return Map.of(
                "BINDERY_C2S_BIND_ADDRESS", "127.0.0.1",
                "BINDERY_C2S_TCP_PORT", Integer.toString(tcpPort),
                "BINDERY_C2S_TLS_PORT", Integer.toString(tlsPort),
                "BINDERY_STANDALONE_DATA", folder.resolve("data").toString());
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    private static int exitOf(Process process) {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("it did not end within " + LIMIT_SECONDS + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
