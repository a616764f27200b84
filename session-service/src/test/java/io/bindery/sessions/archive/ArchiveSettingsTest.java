package io.bindery.sessions.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.model.config.Settings;
import io.bindery.sessions.registry.LogBounds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchiveSettingsTest {

    private static ArchiveSettings with(String maxPage, String maxLog) {
        return ArchiveSettings.from(Settings.check(
                Map.of(
                        ArchiveSettings.MAX_PAGE.name(), maxPage,
                        LogBounds.SESSION_LOG.name(), maxLog),
                List.of(ArchiveSettings.PAGE, ArchiveSettings.MAX_PAGE, LogBounds.SESSION_LOG)));
    }

    @Test
    void allowsWhatIsWantedUpToAMaximum() {
        assertEquals(40, with("250", "5000").allowed(40));
        assertEquals(250, with("250", "5000").allowed(251));
    }

    @Test
    void aPageFitsIntoTheLogOfItsSession() {
        assertEquals(2500, with("10000", "5000").allowed(10_000));
        assertEquals(50, with("250", "100").allowed(250));
    }
}
