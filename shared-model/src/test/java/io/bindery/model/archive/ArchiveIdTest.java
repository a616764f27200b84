package io.bindery.model.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchiveIdTest {
    private static final long NOW = 1_790_000_000_123L;

    @Test
    void ordersByTimeThenBySequence() {
        List<ArchiveId> ordered = List.of(
                ArchiveId.of(0, 0),
                ArchiveId.of(NOW, 0),
                ArchiveId.of(NOW, 1),
                ArchiveId.of(NOW, 1_048_575),
                ArchiveId.of(NOW + 1, 0));

        assertEquals(
                ordered, Stream.of(4, 2, 0, 3, 1).map(ordered::get).sorted().toList());
    }

    @Test
    void tellsWhenTheMessageWasAdmitted() {
        assertEquals(Instant.ofEpochMilli(NOW), ArchiveId.of(NOW, 1_048_575).timestamp());
    }

    @Test
    void composesWhatTheScriptsCount() {
        assertEquals(NOW * 1_048_576 + 7, ArchiveId.of(NOW, 7).value());
    }

    @Test
    void parsesWhatItWrote() {
        ArchiveId id = ArchiveId.of(NOW, 7);

        assertEquals(id, ArchiveId.parse(id.toString()));
        assertThrows(NumberFormatException.class, () -> ArchiveId.parse("x"));
        assertThrows(NumberFormatException.class, () -> ArchiveId.parse(""));
        assertThrows(NumberFormatException.class, () -> ArchiveId.parse("99999999999999999999"));
    }

    @Test
    void knowsAnEmptyArchive() {
        assertTrue(ArchiveExtent.EMPTY.empty());
        assertFalse(new ArchiveExtent(ArchiveId.of(1, 0), ArchiveId.of(2, 0)).empty());
    }
}
