package io.bindery.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @Test
    void doublesUpToItsLongest() {
        Backoff backoff = new Backoff(FIRST, LONGEST, () -> 1);
        assertEquals(50, backoff.after(1).toMillis());
        assertEquals(100, backoff.after(2).toMillis());
        assertEquals(5000, backoff.after(10).toMillis());
        assertEquals(5000, backoff.after(Integer.MAX_VALUE).toMillis());
    }

    @Test
    void spreadsOverTheUpperHalf() {
        assertEquals(50, new Backoff(FIRST, LONGEST, () -> 0).after(2).toMillis());
        assertEquals(75, new Backoff(FIRST, LONGEST, () -> 0.5).after(2).toMillis());
    }
}
