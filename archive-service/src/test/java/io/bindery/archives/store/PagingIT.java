package io.bindery.archives.store;

import static io.bindery.archives.store.ArchivePages.JULIET;
import static io.bindery.archives.store.ArchivePages.after;
import static io.bindery.archives.store.ArchivePages.before;
import static io.bindery.archives.store.ArchivePages.between;
import static io.bindery.archives.store.ArchivePages.milliseconds;
import static io.bindery.archives.store.ArchivePages.range;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.archives.ArchiveFixture;
import io.bindery.model.archive.ArchiveFilter;
import io.bindery.model.archive.ArchiveQuery;
import io.bindery.model.archive.PageRequest;
import io.bindery.model.archive.QueryReply;
import io.bindery.model.archive.ResultSize;
import io.bindery.model.jid.BareJid;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Pages of an archive of 15 messages, among those of others. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagingIT {
    private static final BareJid NURSE = BareJid.parse("nurse@capulet.lit");
    private static final BareJid TALKER = BareJid.parse("mercutio@capulet.lit");

    private ArchivePages pages;

    @BeforeAll
    void fill() {
        pages = new ArchivePages("paging", Retention.FOR_EVER);
        pages.append(JULIET, "romeo@montague.lit/garden", IntStream.rangeClosed(1, 15));
        pages.append(NURSE, "romeo@montague.lit/garden", IntStream.rangeClosed(1, 30));
    }

    @AfterAll
    void close() {
        pages.close();
    }

    private void expect(ArchiveFilter filter, PageRequest request, List<Long> messages, boolean complete) {
        QueryReply.Page page = pages.page(filter, request);
        assertEquals(messages, milliseconds(page));
        assertEquals(complete, page.complete());
        assertTrue(page.stable());
    }

    private void expectSize(ArchiveFilter filter, PageRequest request, int count, int index) {
        assertEquals(new ResultSize(count, index), pages.page(filter, request).size());
    }

    @Test
    void firstFive() {
        expect(ArchiveFilter.ALL, PageRequest.first(5), range(1, 5), false);
        expectSize(ArchiveFilter.ALL, PageRequest.first(5), 15, 0);
    }

    @Test
    void allOfThem() {
        expect(ArchiveFilter.ALL, PageRequest.first(15), range(1, 15), true);
        expect(ArchiveFilter.ALL, PageRequest.first(200), range(1, 15), true);
        expect(ArchiveFilter.ALL, PageRequest.last(15), range(1, 15), true);
    }

    @Test
    void lastFive() {
        expect(ArchiveFilter.ALL, PageRequest.last(5), range(11, 15), false);
        expectSize(ArchiveFilter.ALL, PageRequest.last(5), 15, 10);
    }

    @Test
    void noneButTheCount() {
        expect(ArchiveFilter.ALL, PageRequest.first(0), List.of(), false);
        expect(ArchiveFilter.ALL, PageRequest.last(0), List.of(), false);
        expectSize(ArchiveFilter.ALL, PageRequest.first(0), 15, 0);
    }

    @Test
    void afterSome() {
        expect(ArchiveFilter.ALL, after(5, 5), range(6, 10), false);
        expect(ArchiveFilter.ALL, after(5, 2), range(3, 7), false);
        expect(ArchiveFilter.ALL, after(5, 9), range(10, 14), false);
        expectSize(ArchiveFilter.ALL, after(5, 9), 15, 9);
    }

    @Test
    void afterSoManyThatTheRestFits() {
        expect(ArchiveFilter.ALL, after(5, 10), range(11, 15), true);
        expect(ArchiveFilter.ALL, after(5, 11), range(12, 15), true);
        expect(ArchiveFilter.ALL, after(5, 12), range(13, 15), true);
        expect(ArchiveFilter.ALL, after(5, 15), List.of(), true);
    }

    @Test
    void beforeSome() {
        expect(ArchiveFilter.ALL, before(5, 10), range(5, 9), false);
        expectSize(ArchiveFilter.ALL, before(5, 10), 15, 4);
    }

    @Test
    void beforeSoFewThatTheRestFits() {
        expect(ArchiveFilter.ALL, before(5, 6), range(1, 5), true);
        expect(ArchiveFilter.ALL, before(5, 5), range(1, 4), true);
        expect(ArchiveFilter.ALL, before(5, 3), range(1, 2), true);
        expect(ArchiveFilter.ALL, before(5, 1), List.of(), true);
    }

    @Test
    void beforeSomeWithoutAPage() {
        expect(ArchiveFilter.ALL, before(0, 1), List.of(), true);
        expect(ArchiveFilter.ALL, before(0, 2), List.of(), false);
    }

    @Test
    void betweenTwoIdsOfTheForm() {
        expect(between(4L, null), PageRequest.first(5), range(5, 9), false);
        expect(between(4L, null), PageRequest.last(5), range(11, 15), false);
        expect(between(5L, null), PageRequest.last(5), range(11, 15), false);
        expect(between(5L, 11L), PageRequest.last(5), range(6, 10), true);
        expect(between(null, 6L), PageRequest.first(20), range(1, 5), true);
        expectSize(between(5L, 11L), PageRequest.last(2), 5, 3);
    }

    @Test
    void pagesThroughAFilteredResult() {
        expect(between(2L, 14L), after(5, 7), range(8, 12), false);
        expect(between(2L, 14L), before(5, 7), range(3, 6), true);
        expectSize(between(2L, 14L), after(5, 7), 11, 5);
    }

    @Test
    void betweenTwoIdsOfThePage() {
        String from = ArchivePages.id(3);
        String to = ArchivePages.id(8);
        expect(ArchiveFilter.ALL, new PageRequest(2, to, from, true), range(6, 7), false);
        expect(ArchiveFilter.ALL, new PageRequest(2, to, from, false), range(4, 5), false);
    }

    @Test
    void anEmptyArchiveIsComplete() {
        expect(ArchivePages.with("tybalt@capulet.lit"), PageRequest.first(5), List.of(), true);
        expectSize(ArchivePages.with("tybalt@capulet.lit"), PageRequest.first(5), 0, 0);
    }

    @Test
    void aLongResultIsNotCounted() {
        pages.append(TALKER, "romeo@montague.lit", IntStream.rangeClosed(1, ArchiveFixture.COUNT_LIMIT + 1));
        assertNull(sizeFor(ArchiveFilter.ALL));
        assertEquals(
                new ResultSize(ArchiveFixture.COUNT_LIMIT, 0), sizeFor(between(null, ArchiveFixture.COUNT_LIMIT + 1L)));
    }

    private ResultSize sizeFor(ArchiveFilter filter) {
        QueryReply reply = pages.store
                .query(new ArchiveQuery(TALKER, filter, PageRequest.first(3)))
                .await();
        return ((QueryReply.Page) reply).size();
    }

    @Test
    void aPageOfLongMessagesIsShorter() {
        BareJid writer = BareJid.parse("friar@capulet.lit");
        String stanza = "<message>" + "x".repeat((int) PageStatement.PAGE_BYTES / 2) + "</message>";
        pages.store
                .append(IntStream.rangeClosed(1, 4)
                        .mapToObj(ms -> ArchivePages.message(writer, "romeo@montague.lit", ms, stanza))
                        .toList())
                .await();
        QueryReply.Page first = (QueryReply.Page) pages.store
                .query(new ArchiveQuery(writer, ArchiveFilter.ALL, PageRequest.first(10)))
                .await();
        assertEquals(range(1, 2), milliseconds(first));
        assertEquals(false, first.complete());
        QueryReply.Page last = (QueryReply.Page) pages.store
                .query(new ArchiveQuery(writer, ArchiveFilter.ALL, PageRequest.last(10)))
                .await();
        assertEquals(range(3, 4), milliseconds(last));
    }
}
