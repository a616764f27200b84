package io.bindery.system.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bindery.stores.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command line as an operator runs it: a process of its own in a folder that holds its settings and its data. */
public final class BinderyProcess implements AutoCloseable {
    /** The release of Java from which on ./bindery, and so this, must allow Netty its buffers to print no warning. */
    private static final int UNSAFE_WARNED_OF = 23;

    /** Most of what a command takes goes into compiling what it runs once; what hashes many passwords needs that. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1");

    private static final String LONG = "import";

    private static final int LIMIT_SECONDS = 60;
    private static final String READY = "Ctrl-C stops it.";
    private static final Pattern CERTIFICATE = Pattern.compile("(?m)^\\s*Certificate\\s+(\\S+)$");

    private final Path folder;
    private final int tcpPort;
    private final int tlsPort;
    private final int webSocketPort;
    private final Path output;
    private final Process process;

    private BinderyProcess(Path folder) {
        this.folder = folder;
        this.tcpPort = FreePort.find();
        this.tlsPort = FreePort.find();
        this.webSocketPort = FreePort.find();
        this.output = folder.resolve("up.txt");
        settings(folder, tcpPort, tlsPort, webSocketPort);
        this.process = launch(folder, output, List.of(), "up");
    }

    /** What one command printed, errors included, and its exit code. */
    public record Result(int code, String text) {}

    /** Starts a server on free ports and waits until it says that it is ready. */
    public static BinderyProcess up(Path folder) {
        BinderyProcess server = new BinderyProcess(folder);
        Await.until("the server is ready", () -> {
            if (!server.process.isAlive()) {
                throw new AssertionError("it ended: " + server.said());
            }
            return server.said().contains(READY);
        });
        return server;
    }

    /** Runs another command of the same folder to its end. */
    public static Result run(Path folder, String input, String... arguments) {
        Path printed = folder.resolve("command.txt");
        List<String> options = List.of(arguments).contains(LONG) ? List.of() : SHORT_LIVED;
        Process command = launch(folder, printed, options, arguments);
        try {
            command.getOutputStream().write(input.getBytes(UTF_8));
            command.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Result(exitOf(command), read(printed));
    }

    /** Writes the settings file that a command finds in its folder. */
    public static void settings(Path folder, String... lines) {
        try {
            Files.write(folder.resolve("bindery.properties"), List.of(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes one that names the ports. */
    public static void settings(Path folder, int tcpPort, int tlsPort, int webSocketPort) {
        settings(
                folder,
                "c2s.bind-address = 127.0.0.1",
                "c2s.tcp.port = " + tcpPort,
                "c2s.tls.port = " + tlsPort,
                "c2s.websocket.port = " + webSocketPort);
    }

    /** Stops it as service managers do and hands over its exit code. */
    public int stop() {
        // Process.destroy would close the child's streams too.
        process.toHandle().destroy();
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

    /** The port for WebSocket. */
    public int webSocketPort() {
        return webSocketPort;
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private static Process launch(Path folder, Path printed, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java(), "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= UNSAFE_WARNED_OF) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(options);
        command.addAll(List.of(
                // The tests' own logback-test.xml stands on the same class path and would go first.
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                "io.bindery.standalone.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        // The settings are those of the folder, whoever runs the tests.
        builder.environment().keySet().removeIf(name -> name.startsWith("BINDERY_"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
