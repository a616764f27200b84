package io.bindery.c2s.connection;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.c2s.EdgeConfig;
import io.bindery.model.config.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private static final Map<String, String> LIMITS = Map.of(
            "c2s.limit.login-s", "30", "c2s.limit.idle-s", "900", "c2s.ping-s", "300", "c2s.limit.stall-s", "60");

    private long now = 1_000;
    private final Deadline deadline = new Deadline(
            EdgeConfig.from(Settings.check(LIMITS, EdgeConfig.SETTINGS)).limits(), () -> now);

    @Test
    void givesAClientItsTimeToLogInHoweverMuchItTalks() {
        later(29);
        deadline.heard();
        assertFalse(deadline.passed());
        later(2);
        assertTrue(deadline.passed());
    }

    @Test
    void countsSilenceOnceTheClientIsOnLine() {
        deadline.admitted();
        later(899);
        assertFalse(deadline.passed());
        deadline.heard();
        later(899);
        assertFalse(deadline.passed());
        later(2);
        assertTrue(deadline.passed());
    }

    @Test
    void asksNowAndThenDuringSilence() {
        later(400);
        assertFalse(deadline.quiet(), "nobody is on line");
        deadline.admitted();
        later(299);
        assertFalse(deadline.quiet());
        later(2);
        assertTrue(deadline.quiet());
        assertFalse(deadline.quiet(), "asked a moment ago");
        later(301);
        assertTrue(deadline.quiet());
        later(10);
        deadline.heard();
        later(299);
        assertFalse(deadline.quiet());
    }

    @Test
    void countsUnreadOutputFromItsBeginning() {
        deadline.writable(false);
        later(40);
        deadline.writable(false);
        assertFalse(deadline.stalled());
        later(21);
        assertTrue(deadline.stalled());
        deadline.writable(true);
        assertFalse(deadline.stalled());
    }

    @Test
    void countsNoSilenceWhileItDoesNotListen() {
        deadline.admitted();
        deadline.writable(false);
        later(901);
        assertFalse(deadline.passed());
        deadline.writable(true);
        later(899);
        assertFalse(deadline.passed());
        later(2);
        assertTrue(deadline.passed());
    }

    @Test
    void lingersOnlyForAMomentWhenClosing() {
        deadline.admitted();
        deadline.closing(Duration.ofSeconds(1));
        assertFalse(deadline.passed());
        later(2);
        assertTrue(deadline.passed());
    }

    private void later(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }
}
