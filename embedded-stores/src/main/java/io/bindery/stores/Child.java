package io.bindery.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Signals and ends of child processes. */
final class Child {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final List<Path> SETSID = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    private Child() {}

    /** The words that start a command in a session of its own: Ctrl-C in a terminal then reaches the JVM alone. */
    static List<String> ownSession() {
        return SETSID.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .map(path -> List.of(path.toString()))
                .orElse(List.of());
    }

    /** Sends the signal and waits until the process is gone; kills it when it takes too long. */
    static void end(ProcessHandle process, String signal) {
        signal(process, signal);
        try {
            if (!gone(process)) {
                process.destroyForcibly();
                gone(process);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void signal(ProcessHandle process, String signal) {
        try {
            // The JVM itself can send SIGTERM and SIGKILL only.
            new ProcessBuilder("sh", "-c", "kill -s \"$1\" \"$2\" 2>/dev/null", "kill", signal, "" + process.pid())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean gone(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
