package io.bindery.bench.messages;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/** What all pairs of a run share: its phase, its clock, its statistics; used by one event loop. */
final class Course {
    private final String run;
    private final long origin = System.nanoTime();
    private final MessageStatistics statistics = new MessageStatistics();
    private final Promise<Void> drained = Promise.promise();
    private boolean sending = true;
    private boolean measuring;
    private long inFlight;

    /** A run of this name, which must not hold a hyphen. */
    Course(String run) {
        this.run = run;
    }

    String run() {
        return run;
    }

    /** Nanoseconds from the beginning of the run. */
    long now() {
        return System.nanoTime() - origin;
    }

    MessageStatistics statistics() {
        return statistics;
    }

    boolean sending() {
        return sending;
    }

    void measure(boolean on) {
        measuring = on;
    }

    void sent() {
        inFlight++;
    }

    void arrived(long latency) {
        if (measuring) {
            statistics.latencies().record(latency);
        }
        inFlight--;
        drain();
    }

    void late(long lag) {
        if (measuring) {
            statistics.sendLag().record(lag);
        }
    }

    /** Ends the sending; done when all that was sent has come. */
    Future<Void> stop() {
        sending = false;
        drain();
        return drained.future();
    }

    private void drain() {
        if (!sending && inFlight == 0) {
            drained.tryComplete();
        }
    }
}
