package io.bindery.c2s;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that stands still until a test turns it. */
public final class ManualClock implements EdgeClock {
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::at).thenComparingLong(Timer::order));
    private long now = 1_000_000;
    private long order;

    private record Timer(long at, long order, Promise<Void> end) {}

    /** Turns it on; what falls due meanwhile happens at its time. */
    public void advance(Duration length) {
        long until = now + length.toNanos();
        while (!timers.isEmpty() && timers.peek().at() <= until) {
            Timer due = timers.remove();
            now = due.at();
            due.end().complete();
        }
        now = until;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Future<Void> pause(Duration length) {
        Timer timer = new Timer(now + length.toNanos(), order++, Promise.promise());
        timers.add(timer);
        return timer.end().future();
    }
}
