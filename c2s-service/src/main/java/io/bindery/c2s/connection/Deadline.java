package io.bindery.c2s.connection;

import io.bindery.c2s.EdgeConfig;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How long one connection may take for what it does now. */
final class Deadline {
    private final EdgeConfig.Limits limits;
    private final LongSupplier nanoTime;
    private final long connectedAt;
    private long heardAt;
    private long askedAt;
    private long stalledSince;
    private boolean stalled;
    private boolean admitted;
    private long closeBy;
    private boolean closing;

    Deadline(EdgeConfig.Limits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.connectedAt = nanoTime.getAsLong();
        this.askedAt = connectedAt;
    }

    void heard() {
        heardAt = nanoTime.getAsLong();
    }

    void admitted() {
        admitted = true;
        heard();
    }

    /** Whether our output is being read; while it is not, we do not read either, so no silence is counted. */
    void writable(boolean writable) {
        if (writable == stalled) {
            stalledSince = nanoTime.getAsLong();
            heard();
        }
        stalled = !writable;
    }

    void closing(Duration linger) {
        closing = true;
        closeBy = nanoTime.getAsLong() + linger.toNanos();
    }

    /** Whether it is time to ask for a sign of life; asking counts as done. */
    boolean quiet() {
        long now = nanoTime.getAsLong();
        long pause = limits.ping().toNanos();
        boolean quiet = admitted && !stalled && now - heardAt > pause && now - askedAt > pause;
        if (quiet) {
            askedAt = now;
        }
        return quiet;
    }

    /** Whether the client has left our output unread for too long. */
    boolean stalled() {
        return stalled && nanoTime.getAsLong() - stalledSince > limits.stall().toNanos();
    }

    /** Whether the time to log in, to say something or to close is over. */
    boolean passed() {
        long now = nanoTime.getAsLong();
        if (closing) {
            return now - closeBy > 0;
        }
        return admitted
                ? !stalled && now - heardAt > limits.idle().toNanos()
                : now - connectedAt > limits.login().toNanos();
    }
}
