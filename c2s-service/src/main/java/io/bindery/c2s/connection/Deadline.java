package io.bindery.c2s.connection;

import io.bindery.c2s.EdgeConfig;
import java.time.Duration;

/** How long one connection may take for what it does now; in nanoseconds of {@link System#nanoTime}. */
final class Deadline {
    private final EdgeConfig.Limits limits;
    private final long connectedAt = System.nanoTime();
    private long heardAt = connectedAt;
    private long stalledSince;
    private boolean stalled;
    private boolean admitted;
    private long closeBy;
    private boolean closing;

    Deadline(EdgeConfig.Limits limits) {
        this.limits = limits;
    }

    void heard() {
        heardAt = System.nanoTime();
    }

    void admitted() {
        admitted = true;
    }

    void writable(boolean writable) {
        if (!writable && !stalled) {
            stalledSince = System.nanoTime();
        }
        stalled = !writable;
    }

    void closing(Duration linger) {
        closing = true;
        closeBy = System.nanoTime() + linger.toNanos();
    }

    /** Whether the client has left our output unread for too long. */
    boolean stalled(long now) {
        return stalled && now - stalledSince > limits.stall().toNanos();
    }

    /** Whether the time to log in, to say something or to close is over. */
    boolean passed(long now) {
        if (closing) {
            return now - closeBy > 0;
        }
        return admitted
                ? now - heardAt > limits.idle().toNanos()
                : now - connectedAt > limits.login().toNanos();
    }
}
