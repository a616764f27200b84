package io.bindery.system.server;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A process that is there and does nothing, until it is let go; its sockets take what they have room for. */
public final class HungProcess implements AutoCloseable {
    private final long pid;

    private HungProcess(long pid) {
        this.pid = pid;
    }

    /** Lets a process hang. */
    public static HungProcess of(long pid) {
        signal(pid, "STOP");
        return new HungProcess(pid);
    }

    @Override
    public void close() {
        signal(pid, "CONT");
    }

    private static void signal(long pid, String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("no process took " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
