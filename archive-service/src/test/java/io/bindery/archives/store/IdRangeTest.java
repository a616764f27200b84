package io.bindery.archives.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.archive.ArchiveId;
import org.junit.jupiter.api.Test;

class IdRangeTest {
    private static final long SECOND_MS = ArchiveId.of(2, 0).value();

    @Test
    void isNotNarrowedByWhatIsNotSaid() {
        assertEquals(
                IdRange.ALL,
                IdRange.ALL
                        .from(null)
                        .after(null)
                        .before(null)
                        .fromMillisecond(null)
                        .toMillisecond(null));
    }

    @Test
    void leavesTheIdsThemselvesOut() {
        assertEquals(new IdRange(8, 8), IdRange.ALL.after(7L).before(9L));
        assertEquals(new IdRange(9, 9), IdRange.ALL.after(7L).before(10L).after(8L));
    }

    @Test
    void holdsEveryIdOfItsMilliseconds() {
        assertEquals(
                new IdRange(SECOND_MS, ArchiveId.of(2, (1 << 20) - 1).value()),
                IdRange.ALL.fromMillisecond(2L).toMillisecond(2L));
    }

    @Test
    void timesFarAwayDoNotOverflow() {
        assertEquals(IdRange.ALL, IdRange.ALL.fromMillisecond(-5L).toMillisecond(Long.MAX_VALUE));
        assertEquals(Long.MAX_VALUE, IdRange.ALL.fromMillisecond(Long.MAX_VALUE).low());
        assertEquals(Long.MAX_VALUE, IdRange.ALL.after(Long.MAX_VALUE).low());
        assertTrue(IdRange.ALL.toMillisecond(-5L).high() < 0);
        assertTrue(IdRange.ALL.before(0L).high() < 0);
        long latest = Long.MAX_VALUE >>> 20;
        assertEquals(Long.MAX_VALUE, IdRange.ALL.toMillisecond(latest).high());
        assertEquals(latest << 20, IdRange.ALL.fromMillisecond(latest).low());
        assertEquals((latest << 20) - 1, IdRange.ALL.toMillisecond(latest - 1).high());
    }
}
