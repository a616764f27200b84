package io.bindery.archives.store;

import static io.bindery.archives.store.ArchivePages.JULIET;
import static io.bindery.archives.store.ArchivePages.between;
import static io.bindery.archives.store.ArchivePages.during;
import static io.bindery.archives.store.ArchivePages.id;
import static io.bindery.archives.store.ArchivePages.ids;
import static io.bindery.archives.store.ArchivePages.milliseconds;
import static io.bindery.archives.store.ArchivePages.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.model.archive.ArchiveFilter;
import io.bindery.model.archive.ArchiveQuery;
import io.bindery.model.archive.PageRequest;
import io.bindery.model.archive.QueryReply;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilterIT {
    private static final PageRequest MANY = PageRequest.first(100);
    private static final QueryReply NOT_FOUND = new QueryReply.ItemNotFound();

    private ArchivePages pages;

    @BeforeAll
    void fill() {
        pages = new ArchivePages("filter", Retention.FOR_EVER);
        pages.append(JULIET, "romeo@montague.lit/garden", IntStream.of(10, 30));
        pages.append(JULIET, "romeo@montague.lit/street", IntStream.of(20));
        pages.append(JULIET, "romeo@montague.lit", IntStream.of(40));
        pages.append(JULIET, "juliet@capulet.lit/balcony", IntStream.of(50));
        pages.append(JULIET, "nurse@capulet.lit/house", IntStream.of(60));
        pages.append(BareJid.parse("nurse@capulet.lit"), "romeo@montague.lit/garden", IntStream.of(11, 12));
    }

    @AfterAll
    void close() {
        pages.close();
    }

    private void expect(ArchiveFilter filter, Long... messages) {
        assertEquals(List.of(messages), milliseconds(pages.page(filter, MANY)));
        assertEquals(messages.length, pages.page(filter, MANY).size().count());
        assertEquals(List.of(messages), milliseconds(pages.page(filter, PageRequest.last(100))));
    }

    @Test
    void aBareAddressStandsForAllItsResources() {
        expect(with("romeo@montague.lit"), 10L, 20L, 30L, 40L);
    }

    @Test
    void aFullAddressStandsForItself() {
        expect(with("romeo@montague.lit/garden"), 10L, 30L);
        expect(with("romeo@montague.lit/nowhere"));
    }

    @Test
    void ownAddressStandsForMessagesToOneself() {
        expect(with("juliet@capulet.lit"), 50L);
    }

    @Test
    void timesAreIncluded() {
        expect(during(20L, 40L), 20L, 30L, 40L);
        expect(during(21L, 39L), 30L);
        expect(during(50L, null), 50L, 60L);
        expect(during(null, 20L), 10L, 20L);
    }

    @Test
    void timesBeyondWhatIdsCanHoldAreFine() {
        expect(during(Long.MIN_VALUE, Long.MAX_VALUE), 10L, 20L, 30L, 40L, 50L, 60L);
        expect(during(Long.MAX_VALUE, null));
        expect(during(null, -1L));
        expect(during(40L, 20L));
    }

    @Test
    void allFiltersTogether() {
        expect(new ArchiveFilter(Jid.parse("romeo@montague.lit"), 10L, 40L, id(40), id(10), null), 20L, 30L);
    }

    @Test
    void findsMessagesByIdInTheOrderOfTheArchive() {
        expect(ids(id(60), id(10), id(10)), 10L, 60L);
    }

    @Test
    void idsAreFilteredToo() {
        expect(
                new ArchiveFilter(
                        Jid.parse("romeo@montague.lit"), null, null, null, null, List.of(id(10), id(20), id(60))),
                10L,
                20L);
    }

    @Test
    void pagesThroughIds() {
        ArchiveFilter three = ids(id(10), id(20), id(30));
        QueryReply.Page page = pages.page(three, ArchivePages.after(1, 10));
        assertEquals(List.of(20L), milliseconds(page));
        assertEquals(false, page.complete());
        assertEquals(List.of(20L, 30L), milliseconds(pages.page(three, PageRequest.last(2))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "x", "", "-1", "+10485760", "010485760", "99999999999999999999"})
    void anUnknownIdIsNotFoundWhereverItStands(String unknown) {
        assertEquals(NOT_FOUND, pages.reply(ids(id(10), unknown), MANY));
        assertEquals(NOT_FOUND, pages.reply(new ArchiveFilter(null, null, null, unknown, null, null), MANY));
        assertEquals(NOT_FOUND, pages.reply(new ArchiveFilter(null, null, null, null, unknown, null), MANY));
        assertEquals(NOT_FOUND, pages.reply(ArchiveFilter.ALL, new PageRequest(5, unknown, null, true)));
        assertEquals(NOT_FOUND, pages.reply(ArchiveFilter.ALL, new PageRequest(5, null, unknown, false)));
    }

    @Test
    void anIdOfAnotherArchiveIsNotFound() {
        assertEquals(NOT_FOUND, pages.reply(ids(id(11)), MANY));
        assertEquals(NOT_FOUND, pages.reply(between(12L, null), MANY));
    }

    @Test
    void anIdOutsideTheResultIsStillKnown() {
        ArchiveFilter romeo = new ArchiveFilter(Jid.parse("romeo@montague.lit"), null, null, null, id(10), null);
        assertEquals(List.of(20L, 30L, 40L), milliseconds(pages.page(romeo, ArchivePages.before(9, 60))));
    }

    @Test
    void longAddressesHaveTheirConversationToo() {
        // RFC 7622: 1023 bytes for each part.
        BareJid owner = new BareJid("o".repeat(1000), "capulet.lit");
        String with = "w".repeat(1000) + "@montague.lit/" + "r".repeat(1000);
        pages.append(owner, with, IntStream.of(1));
        QueryReply reply =
                pages.store.query(new ArchiveQuery(owner, with(with), MANY)).await();
        assertEquals(List.of(1L), milliseconds((QueryReply.Page) reply));
    }
}
