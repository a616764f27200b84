package io.bindery.c2s;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The time that an edge sees; tests have one that they turn themselves. */
public interface EdgeClock {

    /** As {@link System#nanoTime}. */
    long nanoTime();

    /** Completes after a while, on the event loop that asks. */
    Future<Void> pause(Duration length);

    /** The time of the machine. */
    static EdgeClock of(Vertx vertx) {
        return new EdgeClock() {

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public Future<Void> pause(Duration length) {
                // Vert.x knows no timer shorter than a millisecond.
                return vertx.timer(Math.max(1, length.toMillis()), TimeUnit.MILLISECONDS)
                        .mapEmpty();
            }
        };
    }
}
