package io.bindery.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Signals and ends of child processes. */
final class Child {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final char ZOMBIE = 'Z';
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
        long end = System.nanoTime() + STOP_LIMIT.toNanos();
        while (runs(process)) {
            if (System.nanoTime() > end) {
                return false;
            }
            // Who is no child of ours tells nobody of its end, and the JDK looks for it three times a second.
            Thread.sleep(PAUSE.toMillis());
        }
        return true;
    }

    /**
     * Whether a process still does anything. A dead one keeps its pid until its parent asks for it; PostgreSQL's is
     * the init of a container, and some take seconds.
     */
    static boolean runs(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            // After the command in brackets: the state (proc(5)).
            return stat.charAt(stat.lastIndexOf(')') + 2) != ZOMBIE;
        } catch (IOException e) {
            // Gone meanwhile, or a system without /proc.
            return process.isAlive();
        }
    }
}
