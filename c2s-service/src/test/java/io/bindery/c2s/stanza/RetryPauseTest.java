package io.bindery.c2s.stanza;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPauseTest {

    @Test
    void growsWithTheFailuresAndStaysWithinItsBound() {
        assertWithin(25, 50, RetryPause.after(1));
        assertWithin(50, 100, RetryPause.after(2));
        assertWithin(400, 800, RetryPause.after(5));
        assertWithin(1000, 2000, RetryPause.after(10));
        assertWithin(1000, 2000, RetryPause.after(Integer.MAX_VALUE));
    }

    private static void assertWithin(long least, long most, Duration pause) {
        assertTrue(pause.toMillis() >= least && pause.toMillis() <= most, pause.toString());
    }
}
