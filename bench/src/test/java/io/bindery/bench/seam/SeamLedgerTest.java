package io.bindery.bench.seam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Invented courses of events of one sender, or of two where it says so; message n has the id {@code idn}. */
class SeamLedgerTest {
    private static final ArchiveEnd UNKNOWN = new ArchiveEnd.Unknown();

    private final SeamLedger ledger = new SeamLedger(null, false);

    @Test
    void findsNothingWrongWhereArchiveAndSessionMeet() {
        CycleReport first = close(at(3), archived(1, 2, 3), live(4, 5));
        CycleReport second = close(at(7), archived(6, 7), live(8));
        assertEquals(Violations.NONE, first.violations());
        assertEquals(Violations.NONE, second.violations());
        assertEquals("id8", ledger.known());
        assertEquals(Set.of(), ledger.unseen(0, 8));
        assertEquals(3, first.archived());
        assertEquals(2, first.live());
    }

    @Test
    void findsWhatAResetLostInTheNextQuery() {
        close(at(1), archived(1), live(2));
        // 3 was sent to the session and lost with it; the query begins behind 2.
        assertEquals("id2", ledger.known());
        assertEquals(Violations.NONE, close(at(4), archived(3, 4), live(5)).violations());
    }

    @Test
    void missesWhatNeitherTheArchiveNorTheSessionBrought() {
        Violations violations = close(at(2), archived(1, 2), live(4, 5)).violations();
        assertEquals(1, violations.missed());
        assertEquals(Set.of(new Serial(0, 3)), ledger.unseen(0, 5));
        assertEquals(0, close(at(6), archived(6), live()).violations().missed(), "each gap counts once");
    }

    @Test
    void missesWhatWasSentLastAndNeverCame() {
        close(at(2), archived(1, 2), live());
        assertEquals(Set.of(new Serial(0, 3)), ledger.unseen(0, 3));
    }

    @Test
    void doublesWhatCameLiveThoughTheEndPromisedItToTheArchive() {
        Violations violations =
                close(at(4), archived(1, 2, 3, 4), live(3, 4, 5)).violations();
        assertEquals(2, violations.doubled());
        assertEquals(0, violations.disordered());
    }

    @Test
    void doublesWhatCameTwiceLive() {
        assertEquals(1, close(at(1), archived(1), live(2, 2, 3)).violations().doubled());
    }

    @Test
    void doublesWhatAnEarlierCycleHadLive() {
        close(at(1), archived(1), live(2, 3));
        Violations violations = close(at(3), archived(), live(3, 4)).violations();
        assertEquals(1, violations.doubled());
        assertEquals("id4", ledger.known());
    }

    @Test
    void doesNotGoBackToAnIdThatItKnewBefore() {
        close(at(1), archived(1), live(2, 3));
        close(at(3), archived(), live(2));
        assertEquals("id3", ledger.known());
        assertTrue(ledger.upToDate(at(2)));
        assertTrue(ledger.upToDate(at(3)));
        assertFalse(ledger.upToDate(at(4)));
    }

    @Test
    void seesDisorderInTheSession() {
        Violations violations = close(at(1), archived(1), live(3, 2, 4)).violations();
        assertEquals(1, violations.disordered());
        assertEquals(0, violations.missed());
    }

    @Test
    void seesDisorderBetweenArchiveAndSession() {
        Violations violations = close(at(3), archived(1, 3), live(2)).violations();
        assertEquals(new Violations(0, 0, 1, 0, 0, 0, 0), violations);
    }

    @Test
    void takesWhatComesACycleTooLateForDisorder() {
        assertEquals(1, close(at(1), archived(1), live(3)).violations().missed());
        Violations late = close(at(3), archived(), live(2, 4)).violations();
        assertEquals(1, late.disordered());
        assertEquals(Set.of(), ledger.unseen(0, 4));
    }

    @Test
    void keepsTheOrdersOfSendersApart() {
        List<Sighting> live = List.of(sighting(1, 1), sighting(0, 1), sighting(1, 2), sighting(0, 2));
        CycleReport report =
                ledger.close(new CycleRecord(PresenceOrder.NEVER, nothing(), List.of(), live, false, null));
        assertEquals(Violations.NONE, report.violations());
    }

    @Test
    void seesOfflineMessagesThatTheArchiveHolds() {
        CycleReport report = close(at(2), archived(1, 2), List.of(offline(2, null), sighting(0, 3)));
        assertEquals(1, report.offline());
        assertEquals(new Violations(0, 1, 0, 1, 0, 0, 0), report.violations());
    }

    @Test
    void seesThemWhenTheArchiveShowsThemOnlyLater() {
        assertEquals(
                Violations.NONE,
                close(nothing(), archived(), List.of(offline(1, null))).violations());
        assertEquals(
                new Violations(0, 1, 0, 1, 0, 0, 0),
                close(at(1), archived(1), live()).violations());
    }

    @Test
    void takesTheIdOfAnOfflineMessageForThePromiseThatItIsArchived() {
        Violations violations =
                close(nothing(), archived(), List.of(offline(1, "id1"))).violations();
        assertEquals(1, violations.offlineThoughArchived());
        assertNull(ledger.known(), "an old message says nothing of what is newest");
    }

    @Test
    void isContentWithOfflineMessagesThatNoArchiveHolds() {
        close(at(1), archived(1), live(3));
        CycleReport report = close(at(3), archived(), List.of(offline(2, null), sighting(0, 4)));
        assertEquals(Violations.NONE, report.violations());
        assertEquals(Set.of(), ledger.unseen(0, 4));
    }

    @Test
    void countsLiveMessagesWithoutAnId() {
        Violations violations = close(nothing(), archived(), List.of(new Sighting(new Serial(0, 1), null, false)))
                .violations();
        assertEquals(1, violations.withoutId());
    }

    @Test
    void countsAnEndThatTheArchiveDoesNotHold() {
        CycleRecord cycle = new CycleRecord(PresenceOrder.AT_ONCE, at(9), archived(1), live(), false, null);
        assertEquals(1, ledger.close(cycle).violations().endsNotFound());
    }

    @Test
    void doublesTheOverlapOfAQueryWithoutEnd() {
        CycleReport report = close(UNKNOWN, archived(1, 2, 3), live(3, 4));
        assertEquals(1, report.overlap());
        assertEquals(1, report.violations().doubled());
        assertFalse(report.endKnown());
        assertEquals("id4", ledger.known());
    }

    @Test
    void forgivesTheOverlapToWhomTellsByTheId() {
        SeamLedger careful = new SeamLedger(null, true);
        CycleReport report = careful.close(cycle(UNKNOWN, archived(1, 2, 3), live(2, 3, 4)));
        assertEquals(2, report.overlap());
        assertEquals(Violations.NONE, report.violations());
    }

    @Test
    void forgivesItOnceAndForTheSameIdOnly() {
        SeamLedger careful = new SeamLedger(null, true);
        List<Sighting> live = List.of(new Sighting(new Serial(0, 1), "other", false), sighting(0, 2), sighting(0, 2));
        Violations violations =
                careful.close(cycle(UNKNOWN, archived(1, 2), live)).violations();
        assertEquals(2, violations.doubled());
    }

    @Test
    void knowsTheArchiveFurtherThanTheSessionAfterAQueryWithoutEnd() {
        close(UNKNOWN, archived(1, 2, 3), live(2));
        assertEquals("id3", ledger.known());
    }

    @Test
    void goesOnBehindTheLastWholePageOfACutCycle() {
        CycleReport cut = ledger.close(
                new CycleRecord(PresenceOrder.AT_ONCE, at(4), archived(1, 2), live(5), false, "connection reset"));
        assertEquals(new Violations(0, 0, 0, 0, 0, 0, 1), cut.violations());
        assertEquals("id2", ledger.known());
        assertEquals(
                Violations.NONE, close(at(6), archived(3, 4, 5, 6), live(7)).violations());
    }

    @Test
    void looksThroughMessagesOfOthersButKnowsTheirIds() {
        Sighting foreign = new Sighting(Serial.FOREIGN, "other", false);
        CycleReport report = close(at(1), archived(1), List.of(foreign, foreign));
        assertEquals(Violations.NONE, report.violations());
        assertEquals(0, report.live());
        assertEquals("other", ledger.known());
    }

    private CycleReport close(ArchiveEnd end, List<Sighting> archived, List<Sighting> live) {
        return ledger.close(cycle(end, archived, live));
    }

    private static CycleRecord cycle(ArchiveEnd end, List<Sighting> archived, List<Sighting> live) {
        boolean found = !archived.isEmpty();
        return new CycleRecord(PresenceOrder.AT_ONCE, end, archived, live, found, null);
    }

    private static ArchiveEnd at(int number) {
        return new ArchiveEnd.At("id" + number);
    }

    private static ArchiveEnd nothing() {
        return new ArchiveEnd.Nothing();
    }

    private static List<Sighting> archived(int... numbers) {
        return live(numbers);
    }

    private static List<Sighting> live(int... numbers) {
        return Arrays.stream(numbers).mapToObj(number -> sighting(0, number)).toList();
    }

    private static Sighting sighting(int sender, int number) {
        return new Sighting(new Serial(sender, number), "id" + (sender == 0 ? "" : sender + "-") + number, false);
    }

    private static Sighting offline(int number, String id) {
        return new Sighting(new Serial(0, number), id, true);
    }
}
