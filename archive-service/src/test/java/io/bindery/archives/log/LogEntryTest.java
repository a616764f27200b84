package io.bindery.archives.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.archive.ArchiveId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogEntryTest {
    private static final Map<String, String> FIELDS = Map.of(
            "owner",
            "juliet@capulet.lit",
            "ms",
            "17",
            "seq",
            "3",
            "with",
            "romeo@m.lit/garden",
            "stanza",
            "<message/>");

    @Test
    void readsWhatTheScriptWrites() {
        LogEntry entry = LogEntry.parse("{0}:archive-log", "1-0", FIELDS);
        assertFalse(entry.poisoned());
        assertEquals("juliet@capulet.lit", entry.message().owner());
        assertEquals(ArchiveId.of(17, 3), entry.message().id());
        assertEquals("romeo@m.lit", entry.message().withBare());
        assertEquals("romeo@m.lit/garden", entry.message().withFull());
    }

    @Test
    void keepsNoFullAddressWithoutAResource() {
        assertNull(parseWith("with", "romeo@m.lit").message().withFull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "ms", "seq", "with", "stanza"})
    void isPoisonedWithoutAField(String field) {
        Map<String, String> fields = new HashMap<>(FIELDS);
        fields.remove(field);
        assertTrue(LogEntry.parse("k", "1-0", fields).poisoned());
    }

    @ParameterizedTest
    @CsvSource({"ms,-1", "ms,x", "ms,99999999999999999", "seq,1048576", "with,/garden", "owner,''", "stanza,''"})
    void isPoisonedByAWrongValue(String field, String value) {
        assertTrue(parseWith(field, value).poisoned());
    }

    @Test
    void isPoisonedByWhatPostgresCannotStore() {
        assertTrue(parseWith("stanza", "<body>\0</body>").poisoned());
        assertTrue(parseWith("owner", "a".repeat(2048)).poisoned());
    }

    @Test
    void neverShowsTheStanza() {
        assertFalse(LogEntry.parse("k", "1-0", FIELDS).toString().contains("message/"));
    }

    private static LogEntry parseWith(String field, String value) {
        Map<String, String> fields = new HashMap<>(FIELDS);
        fields.put(field, value);
        return LogEntry.parse("k", "1-0", fields);
    }
}
