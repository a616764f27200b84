package io.bindery.sessions.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bindery.model.config.InvalidSettingsException;
import io.bindery.model.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RosterConfigTest {

    private static RosterConfig config(Map<String, String> written) {
        return RosterConfig.from(Settings.check(written, RosterConfig.SETTINGS));
    }

    @Test
    void hasDefaultsAndBounds() {
        assertEquals(new RosterConfig(5000, 500, 5000), config(Map.of()));
        assertEquals(7, config(Map.of("roster.max-items", "7")).maxItems());
        assertThrows(InvalidSettingsException.class, () -> config(Map.of("roster.max-requests", "0")));
    }
}
