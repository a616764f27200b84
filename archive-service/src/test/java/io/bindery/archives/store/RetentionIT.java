package io.bindery.archives.store;

import static io.bindery.archives.store.ArchivePages.JULIET;
import static io.bindery.archives.store.ArchivePages.milliseconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.access.TimedStatements;
import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveFilter;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.archive.MetadataRequest;
import io.bindery.model.archive.PageRequest;
import io.bindery.model.archive.QueryReply;
import io.bindery.model.archive.ResultSize;
import io.bindery.model.jid.BareJid;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RetentionIT {
    private static final BareJid NURSE = BareJid.parse("nurse@capulet.lit");
    private static final long KEPT_FROM = 2000;

    private ArchivePages pages;
    private Retention retention;

    @BeforeEach
    void open() {
        Instant now = Instant.ofEpochMilli(KEPT_FROM).plus(Duration.ofDays(7));
        retention = new Retention(7, () -> now);
        pages = new ArchivePages("retention", retention);
    }

    @AfterEach
    void close() {
        pages.close();
    }

    private ArchiveExtent extent(ArchiveId upTo) {
        return pages.store.metadata(new MetadataRequest(JULIET, upTo)).await();
    }

    private RetentionSweep sweep() {
        TimedStatements statements = new TimedStatements(pages.pool, Duration.ofSeconds(5));
        return new RetentionSweep(pages.archive.vertx, new ExpiredMessages(statements, retention));
    }

    @Test
    void whatIsTooOldIsOutOfSightAtOnce() {
        pages.append(JULIET, "romeo@montague.lit", IntStream.of(1998, 1999, 2000, 2001));
        QueryReply.Page page = pages.page(ArchiveFilter.ALL, PageRequest.first(10));
        assertEquals(List.of(2000L, 2001L), milliseconds(page));
        assertEquals(new ResultSize(2, 0), page.size());
        assertTrue(page.complete());
        assertEquals(List.of(2000L), milliseconds(pages.page(ArchiveFilter.ALL, ArchivePages.before(9, 2001))));
        QueryReply notFound = new QueryReply.ItemNotFound();
        assertEquals(notFound, pages.reply(ArchiveFilter.ALL, ArchivePages.after(9, 1999)));
        assertEquals(notFound, pages.reply(ArchivePages.ids(ArchivePages.id(1999)), PageRequest.first(1)));
    }

    @Test
    void theStartOfTheArchiveMovesOn() {
        ArchiveId kept = ArchiveId.of(KEPT_FROM, 0);
        pages.append(JULIET, "romeo@montague.lit", IntStream.of(1999, 2001, 2005));
        assertEquals(new ArchiveExtent(ArchiveId.of(2001, 0), ArchiveId.of(2005, 0), kept), extent(null));
        assertEquals(new ArchiveExtent(null, null, kept), extent(ArchiveId.of(2000, 0)));
    }

    @Test
    void anArchiveOfOldMessagesIsEmpty() {
        pages.append(JULIET, "romeo@montague.lit", IntStream.of(1998, 1999));
        assertTrue(extent(null).empty());
        assertTrue(pages.page(ArchiveFilter.ALL, PageRequest.last(9)).items().isEmpty());
    }

    @Test
    void nothingIsTooOldWhereMessagesAreKeptForEver() {
        assertNull(Retention.FOR_EVER.keptFrom());
    }

    @Test
    void severalSweepsAtOnceDeleteWhatIsTooOldAndNothingElse() {
        pages.append(JULIET, "romeo@montague.lit", IntStream.range(0, 2100));
        pages.append(NURSE, "romeo@montague.lit", IntStream.range(1900, 2100));
        Future.all(sweep().sweep(), sweep().sweep(), sweep().sweep()).await();
        // What a sweep has passed by was in the hands of another one, which has ended by now.
        assertEquals(200, pages.archive.rows().await());
        assertEquals(
                100,
                milliseconds(pages.page(ArchiveFilter.ALL, PageRequest.first(500)))
                        .size());
    }

    @Test
    void deletesInPortions() {
        pages.append(JULIET, "romeo@montague.lit", IntStream.range(0, 700));
        TimedStatements statements = new TimedStatements(pages.pool, Duration.ofSeconds(5));
        ExpiredMessages expired = new ExpiredMessages(statements, retention);
        List<Boolean> more = IntStream.range(0, ExpiredMessages.PARTITIONS)
                .mapToObj(partition -> expired.deletePortion(partition).await())
                .toList();
        assertEquals(1, more.stream().filter(left -> left).count());
        assertEquals(200, pages.archive.rows().await());
    }

    @Test
    void aStoppedSweepLeavesTheRest() {
        pages.append(JULIET, "romeo@montague.lit", IntStream.range(0, 10));
        RetentionSweep sweep = sweep();
        sweep.stop();
        sweep.sweep().await();
        assertEquals(10, pages.archive.rows().await());
        assertFalse(retention.keptFrom().value() < 0);
    }
}
