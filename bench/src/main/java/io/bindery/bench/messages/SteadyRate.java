package io.bindery.bench.messages;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sends at a set rate, whatever the server does; the pairs take turns. */
final class SteadyRate {
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Course course;
    private final List<Pair> pairs;
    private final int rate;
    private final long began;
    private long issued;

    SteadyRate(Course course, List<Pair> pairs, int rate) {
        this.course = course;
        this.pairs = pairs;
        this.rate = rate;
        this.began = course.now();
    }

    /** Sends what is due by now. */
    void tick() {
        for (long due = due(); due <= course.now(); due = due()) {
            course.late(course.now() - due);
            pairs.get((int) (issued % pairs.size())).send();
            issued++;
        }
    }

    private long due() {
        return began + (long) (issued * SECOND / rate);
    }
}
