package io.bindery.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bindery.model.config.InvalidSettingsException;
import io.bindery.sessions.registry.ConflictPolicy;
import io.bindery.sessions.registry.LogBounds;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionConfigTest {

    @Test
    void hasDefaultsForEverything() {
        SessionConfig config = RunningService.config(Map.of());
        assertEquals(ConflictPolicy.REPLACE, config.resourceConflict());
        assertEquals(50, config.maxSessionsPerUser());
        assertEquals(Duration.ofDays(30), config.recordTtl());
        assertEquals(Duration.ofSeconds(120), config.undone());
        assertEquals(Duration.ofMillis(500), config.archiveWait());
        assertEquals(new LogBounds.Bound(1000, 8_388_608), config.bounds().offline());
    }

    @ParameterizedTest
    @CsvSource({"accounts.iterations,4095", "session.resource-conflict,fight", "session.max-per-user,0"})
    void refusesWhatIsOutOfBounds(String name, String value) {
        assertThrows(InvalidSettingsException.class, () -> RunningService.config(Map.of(name, value)));
    }
}
