package io.bindery.c2s.stanza;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.c2s.ManualClock;
import io.bindery.c2s.ScriptedSessions;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.jid.FullJid;
import io.bindery.model.route.Delivery;
import io.bindery.model.route.LogRequest;
import io.bindery.model.route.RouteReply.Routed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SessionDeliveryTest {
    private static final FullJid JULIET = FullJid.parse("juliet@localhost/balcony");

    private final ScriptedSessions sessions = new ScriptedSessions();
    private final ManualClock clock = new ManualClock();
    private final ScriptedOutlet outlet = new ScriptedOutlet();
    private final List<Long> marks = new ArrayList<>();
    private final SessionDelivery delivery =
            new SessionDelivery(new SessionLink(JULIET, "s1", sessions, clock), outlet, marks::add);

    @Test
    void writesWhatIsNextAndFlushesItTogether() {
        pushed(1, 2);
        assertWritten(2);
        assertEquals(2, outlet.flushed);
        assertEquals(List.of(2L), marks);
        assertFalse(sessions.isRead());
    }

    @Test
    void dropsWhatItHasSeen() {
        pushed(1, 2);
        pushed(1);
        pushed(2, 3);
        pushed(3);
        assertWritten(3);
        clock.advance(SessionDelivery.GRACE);
        assertFalse(sessions.isRead());
    }

    @Test
    void waitsAMomentForAPushThatWasOvertaken() {
        pushed(2);
        pushed(3);
        assertWritten(0);
        pushed(1);
        assertWritten(3);
        clock.advance(SessionDelivery.GRACE);
        assertFalse(sessions.isRead());
    }

    @Test
    void readsAGapFromTheLogOnce() {
        pushed(1);
        pushed(4);
        clock.advance(SessionDelivery.GRACE);
        assertEquals(List.of(new LogRequest(JULIET.bare(), "s1", 1, SessionDelivery.PAGE)), sessions.reads);
        pushed(5);
        clock.advance(SessionDelivery.GRACE);
        assertEquals(1, sessions.reads.size());
        sessions.read(delivery(2), delivery(3), delivery(4));
        assertWritten(5);
        assertFalse(sessions.isRead());
    }

    @Test
    void readsPageAfterPageAtANudge() {
        delivery.deliver(List.of(Delivery.nudge("s1", 120)));
        long[] ends = {50, 100, 120};
        for (long end : ends) {
            long after = sessions.reads.get(sessions.reads.size() - 1).after();
            sessions.read(range(after + 1, end));
        }
        assertWritten(120);
        assertEquals(
                List.of(0L, 50L, 100L),
                sessions.reads.stream().map(LogRequest::after).toList());
        assertFalse(sessions.isRead());
    }

    @Test
    void readsWhatABatchHasLedToButNotBrought() {
        delivery.routed(Routed.all(3, List.of(delivery(1))));
        assertWritten(1);
        clock.advance(SessionDelivery.GRACE);
        sessions.read(delivery(2), delivery(3));
        assertWritten(3);
    }

    @Test
    void asksAgainWhenTheLogCannotBeRead() {
        delivery.deliver(List.of(Delivery.nudge("s1", 1)));
        for (int i = 0; i < 20; i++) {
            sessions.notRead();
            assertFalse(sessions.isRead());
            clock.advance(RetryPause.LONGEST);
            assertTrue(sessions.isRead());
        }
        sessions.read(delivery(1));
        assertWritten(1);
        assertEquals(List.of(), outlet.failures);
    }

    @Test
    void buffersNothingForAClientThatReadsSlowly() {
        outlet.space = 1;
        pushed(1, 2, 3);
        pushed(4);
        clock.advance(SessionDelivery.GRACE);
        assertWritten(1);
        assertFalse(sessions.isRead(), "nothing is read for it either");
        outlet.space = 2;
        delivery.resume();
        sessions.read(range(2, 4));
        assertWritten(3);
        assertFalse(sessions.isRead());
        outlet.space = 100;
        delivery.resume();
        assertEquals(3, sessions.reads.get(1).after());
        sessions.read(delivery(4));
        assertWritten(4);
        delivery.resume();
        assertFalse(sessions.isRead());
    }

    @Test
    void tellsWhenItIsNotBehindAnyMore() {
        List<Long> caughtUp = new ArrayList<>();
        delivery.whenCaughtUp(() -> caughtUp.add(delivery.written()));
        long last = SessionDelivery.MOST_BEHIND + 60;
        delivery.deliver(List.of(Delivery.nudge("s1", last)));
        assertTrue(delivery.behind());
        sessions.read(range(1, 50));
        assertTrue(delivery.behind());
        sessions.read(range(51, 100));
        assertFalse(delivery.behind());
        assertEquals(List.of(100L), caughtUp);
    }

    @Test
    void isBehindWithFewStanzasWhereTheyAreLarge() {
        String large = "x".repeat((int) SessionDelivery.MOST_OWED / 2);
        outlet.space = 1;
        delivery.routed(
                new Routed(3, List.of(delivery(1), new Delivery("s1", 2, large), new Delivery("s1", 3, large)), 0));
        assertTrue(delivery.behind());
        outlet.space = Integer.MAX_VALUE;
        delivery.resume();
        sessions.read(delivery(2));
        assertTrue(delivery.behind());
        sessions.read(delivery(3));
        assertFalse(delivery.behind());
        delivery.routed(new Routed(4, List.of(new Delivery("s1", 4, large + large)), 0));
        assertFalse(delivery.behind());
    }

    @Test
    void endsAStreamWhoseLogHasLostStanzas() {
        pushed(2);
        clock.advance(SessionDelivery.GRACE);
        for (int i = 0; i <= SessionDelivery.MOST_FRUITLESS_READS; i++) {
            assertEquals(List.of(), outlet.failures);
            sessions.read(delivery(2));
            clock.advance(RetryPause.LONGEST);
        }
        assertEquals(1, outlet.failures.size());
        assertEquals(
                StreamErrorCondition.INTERNAL_SERVER_ERROR,
                outlet.failures.get(0).condition());
        assertFalse(sessions.isRead());
        assertWritten(0);
    }

    @Test
    void holdsABoundedNumberOfOvertakers() {
        pushed(LongStream.rangeClosed(2, 1000).toArray());
        pushed(1);
        assertTrue(delivery.written() < 200, "wrote " + delivery.written());
        assertWritten(delivery.written());
    }

    private void pushed(long... numbers) {
        delivery.deliver(
                LongStream.of(numbers).mapToObj(SessionDeliveryTest::delivery).toList());
    }

    private void assertWritten(long upTo) {
        assertEquals(
                LongStream.rangeClosed(1, upTo)
                        .mapToObj(SessionDeliveryTest::text)
                        .toList(),
                outlet.written);
        assertEquals(upTo, delivery.written());
    }

    private static Delivery[] range(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(SessionDeliveryTest::delivery)
                .toArray(Delivery[]::new);
    }

    private static Delivery delivery(long number) {
        return new Delivery("s1", number, text(number));
    }

    private static String text(long number) {
        return "<message xmlns='jabber:client' id='" + number + "'/>";
    }
}
