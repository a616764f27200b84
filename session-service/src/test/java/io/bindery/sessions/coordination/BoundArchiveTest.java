package io.bindery.sessions.coordination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveId;
import io.bindery.sessions.registry.BindInstant;
import org.junit.jupiter.api.Test;

class BoundArchiveTest {
    private static final ArchiveId BIND = id(100);

    private static ArchiveId id(long value) {
        return new ArchiveId(value);
    }

    private static ArchiveExtent extent(long first, long last) {
        return new ArchiveExtent(id(first), id(last));
    }

    private static BindInstant warm(long first, long last) {
        return new BindInstant(BIND, id(last), id(first));
    }

    private static BindInstant cold() {
        return new BindInstant(BIND, null, null);
    }

    @Test
    void isEmptyWhenNobodyKnowsAMessage() {
        assertEquals(ArchiveExtent.EMPTY, BoundArchive.at(cold(), ArchiveExtent.EMPTY));
        assertFalse(BoundArchive.needsBound(cold(), ArchiveExtent.EMPTY));
    }

    @Test
    void takesAllFromRedisWhenNothingIsFlushed() {
        assertEquals(extent(50, 60), BoundArchive.at(warm(50, 60), ArchiveExtent.EMPTY));
    }

    @Test
    void takesTheStartFromPostgres() {
        assertEquals(extent(10, 60), BoundArchive.at(warm(50, 60), extent(10, 55)));
    }

    @Test
    void doesNotMoveTheEndThoughPostgresHasMore() {
        assertEquals(extent(10, 60), BoundArchive.at(warm(50, 60), extent(10, 150)));
        assertFalse(BoundArchive.needsBound(warm(50, 60), extent(10, 150)));
    }

    @Test
    void takesTheStartFromRedisWhenPostgresHasOnlyWhatCameAfter() {
        assertEquals(extent(50, 60), BoundArchive.at(warm(50, 60), extent(120, 150)));
    }

    @Test
    void takesAllFromPostgresForAColdUser() {
        assertEquals(extent(10, 90), BoundArchive.at(cold(), extent(10, 90)));
        assertFalse(BoundArchive.needsBound(cold(), extent(10, 100)));
    }

    @Test
    void asksAgainWhenAColdUserHasLaterMessages() {
        assertTrue(BoundArchive.needsBound(cold(), extent(10, 101)));
    }

    private static ArchiveExtent keptFrom(long keptFrom, Long first, Long last) {
        return new ArchiveExtent(first == null ? null : id(first), last == null ? null : id(last), id(keptFrom));
    }

    @Test
    void isEmptyWhenAllThatRedisRemembersIsTooOld() {
        assertEquals(ArchiveExtent.EMPTY, BoundArchive.at(warm(50, 60), keptFrom(61, null, null)));
        assertEquals(ArchiveExtent.EMPTY, BoundArchive.at(warm(50, 60), keptFrom(61, 120L, 150L)));
        assertEquals(ArchiveExtent.EMPTY, BoundArchive.at(cold(), keptFrom(61, null, null)));
    }

    @Test
    void takesTheStartThatRetentionLeft() {
        assertEquals(extent(55, 60), BoundArchive.at(warm(50, 60), keptFrom(52, 55L, 58L)));
        assertEquals(extent(52, 60), BoundArchive.at(warm(52, 60), keptFrom(52, null, null)));
    }

    @Test
    void saysNothingWhenNobodyKnowsTheStart() {
        assertNull(BoundArchive.at(warm(50, 60), keptFrom(52, null, null)));
        assertNull(BoundArchive.at(warm(50, 60), keptFrom(52, 120L, 150L)));
    }
}
