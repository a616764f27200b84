package io.bindery.c2s.stanza;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.c2s.EdgeConfig;
import io.bindery.c2s.ManualClock;
import io.bindery.c2s.ScriptedSessions;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.jid.FullJid;
import io.bindery.model.route.RouteReply.Routed;
import io.bindery.model.route.RouteRequest;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StanzaAdmissionTest {
    private static final FullJid JULIET = FullJid.parse("juliet@localhost/balcony");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final XmlElement INACTIVE = XmlElement.empty("inactive", Namespaces.CLIENT_STATE);
    private static final int BYTES = 100;

    private final ScriptedSessions sessions = new ScriptedSessions();
    private final ManualClock clock = new ManualClock();
    private final ScriptedOutlet outlet = new ScriptedOutlet();
    private final List<Routed> taken = new ArrayList<>();
    private boolean heldUp;
    private final StanzaAdmission admission = new StanzaAdmission(
            new SessionLink(JULIET, "s1", sessions, clock),
            new EdgeConfig.Routing(4, 1000, PATIENCE),
            outlet,
            taken::add,
            () -> heldUp);

    @Test
    void routesTheFirstStanzaAtOnceAndWithItsSender() {
        assertTrue(reads("a").isComplete());
        XmlElement stamped =
                message("a").copy().attribute("from", JULIET.toString()).build();
        assertEquals(List.of(new RouteRequest(JULIET, "s1", 0, List.of(stamped))), sessions.routes);
    }

    @Test
    void sendsWhatWasReadMeanwhileAsOneBatchAndNeverTwoAtATime() {
        reads("a");
        reads("b");
        reads("c");
        assertEquals(1, sessions.routes.size());
        sessions.routed(0);
        assertEquals(2, sessions.routes.size());
        assertEquals(List.of("b", "c"), ids(1));
        assertEquals(1, sessions.routes.get(1).taken());
        reads("d");
        sessions.routed(0);
        assertEquals(List.of("d"), ids(2));
        assertEquals(3, sessions.routes.get(2).taken());
        sessions.routed(0);
        assertEquals(4, admission.taken());
        assertFalse(sessions.isRouting());
    }

    @Test
    void letsTheClientStateTravelBetweenTheStanzasUncounted() {
        reads("a");
        reads("b");
        admission.marker(INACTIVE, BYTES);
        reads("c");
        sessions.routed(0);
        assertEquals(INACTIVE, sessions.routes.get(1).elements().get(1));
        assertEquals(3, sessions.routes.get(1).elements().size());
        sessions.routed(0);
        assertEquals(3, admission.taken());
    }

    @Test
    void stopsReadingAtTheBoundInElements() {
        reads("a");
        for (String id : List.of("b", "c", "d")) {
            assertTrue(reads(id).isComplete(), id);
        }
        Future<Void> last = reads("e");
        assertFalse(last.isComplete());
        sessions.routed(0);
        assertTrue(last.succeeded());
        assertEquals(List.of("b", "c", "d", "e"), ids(1));
    }

    @Test
    void stopsReadingAtTheBoundInBytes() {
        reads("a");
        Future<Void> large = admission.stanza(message("b"), 1000);
        assertFalse(large.isComplete());
        sessions.routed(0);
        assertTrue(large.succeeded());
    }

    @Test
    void doesNothingMoreForWhoIsToReadFirst() {
        heldUp = true;
        Future<Void> last = Future.succeededFuture();
        for (String id : List.of("a", "b", "c", "d")) {
            assertTrue(last.isComplete(), id);
            last = reads(id);
        }
        assertFalse(last.isComplete());
        assertEquals(List.of(), sessions.routes);
        heldUp = false;
        admission.resume();
        assertTrue(last.succeeded());
        assertEquals(List.of("a", "b", "c", "d"), ids(0));
        admission.resume();
        assertEquals(1, sessions.routes.size());
    }

    @Test
    void sendsAgainWhatWasLeftBeforeWhatWasReadSince() {
        reads("a");
        reads("b");
        admission.marker(INACTIVE, BYTES);
        reads("c");
        sessions.routed(0);
        reads("d");
        heldUp = true;
        sessions.routedButFor(2);
        assertEquals(2, admission.taken());
        assertEquals(2, sessions.routes.size());
        heldUp = false;
        Future<Void> settled = admission.settle();
        assertEquals(INACTIVE, sessions.routes.get(2).elements().get(0));
        assertEquals(2, sessions.routes.get(2).taken());
        assertEquals("d", ids(2).get(2));
        sessions.routedButFor(1);
        assertFalse(settled.isComplete());
        sessions.routed(0);
        assertTrue(settled.succeeded());
        assertEquals(4, admission.taken());
    }

    @Test
    void routesAtTheEndWhatIsHeldUp() {
        heldUp = true;
        reads("a");
        Future<Void> settled = admission.settle();
        assertFalse(settled.isComplete());
        sessions.routed(0);
        assertTrue(settled.succeeded());
    }

    @Test
    void asksAgainForTheSameBatchUnderTheSameNumber() {
        reads("a");
        sessions.routed(0);
        reads("b");
        reads("c");
        sessions.notRouted();
        assertEquals(2, sessions.routes.size(), "not at once");
        clock.advance(RetryPause.LONGEST);
        assertEquals(3, sessions.routes.size());
        assertEquals(sessions.routes.get(1), sessions.routes.get(2));
        assertEquals(1, sessions.routes.get(2).taken());
        sessions.routed(0);
        assertEquals(List.of("c"), ids(3));
        assertEquals(2, sessions.routes.get(3).taken());
    }

    @Test
    void endsTheStreamWhenAskingHasTakenTooLong() {
        reads("a");
        reads("b");
        for (int i = 0; i < 100 && outlet.failures.isEmpty(); i++) {
            sessions.notRouted();
            clock.advance(RetryPause.LONGEST);
        }
        assertEquals(StreamErrorCondition.RESOURCE_CONSTRAINT, failure());
        assertFalse(sessions.isRouting());
        assertEquals(0, admission.taken());
        assertTrue(admission.settle().succeeded(), "the stream is not to be held up");
    }

    @Test
    void endsTheStreamOfASessionThatHasEnded() {
        reads("a");
        Future<Void> waiting = Future.join(List.of(reads("b"), reads("c"), reads("d"), reads("e")))
                .mapEmpty();
        sessions.sessionGone();
        assertEquals(StreamErrorCondition.CONFLICT, failure());
        assertTrue(waiting.succeeded(), "nothing waits for room any more");
        assertEquals(1, sessions.routes.size());
    }

    @Test
    void doesThingsBehindWhatWasReadBefore() {
        List<Long> counts = new ArrayList<>();
        admission.behind(() -> counts.add(admission.taken()));
        assertEquals(List.of(0L), counts);
        reads("a");
        reads("b");
        admission.behind(() -> counts.add(admission.taken()));
        sessions.routed(0);
        assertEquals(List.of(0L), counts);
        sessions.routed(0);
        assertEquals(List.of(0L, 2L), counts);
    }

    @Test
    void stopsReadingWhoAsksForMoreThanIsAnswered() {
        reads("a");
        Future<Void> room = Future.succeededFuture();
        int asked = 0;
        while (room.isComplete() && asked < 1000) {
            room = admission.behind(() -> outlet.written.add("ack"));
            asked++;
        }
        assertTrue(asked < 1000);
        sessions.routed(0);
        assertTrue(room.succeeded());
        assertEquals(asked, outlet.written.size());
        assertEquals(asked, outlet.flushed);
    }

    @Test
    void handsOverWhatABatchHasLedTo() {
        reads("a");
        sessions.routed(7);
        assertEquals(List.of(Routed.all(7, List.of())), taken);
    }

    @Test
    void settlesWhenAllIsTaken() {
        assertTrue(admission.settle().succeeded());
        reads("a");
        reads("b");
        Future<Void> settled = admission.settle();
        sessions.routed(0);
        assertFalse(settled.isComplete());
        sessions.routed(0);
        assertTrue(settled.succeeded());
        clock.advance(PATIENCE);
        assertEquals(List.of(), outlet.failures);
    }

    @Test
    void settlesInBoundedTimeAndSaysThatSomethingWasNotTaken() {
        reads("a");
        Future<Void> settled = admission.settle();
        clock.advance(PATIENCE);
        assertEquals(StreamErrorCondition.RESOURCE_CONSTRAINT, condition(settled.cause()));
        sessions.notRouted();
        clock.advance(PATIENCE);
        assertEquals(1, sessions.routes.size(), "and asks no more");
    }

    @Test
    void takesNothingFromAForger() {
        XmlElement forged =
                message("a").copy().attribute("from", "romeo@localhost").build();
        assertThrows(StreamErrorException.class, () -> admission.stanza(forged, BYTES));
        assertEquals(0, admission.read());
        assertEquals(List.of(), sessions.routes);
    }

    private Future<Void> reads(String id) {
        return admission.stanza(message(id), BYTES);
    }

    private List<String> ids(int batch) {
        return sessions.routes.get(batch).elements().stream()
                .map(element -> element.attribute("id"))
                .toList();
    }

    private StreamErrorCondition failure() {
        assertEquals(1, outlet.failures.size());
        return outlet.failures.get(0).condition();
    }

    private static StreamErrorCondition condition(Throwable cause) {
        return ((StreamErrorException) cause).condition();
    }

    private static XmlElement message(String id) {
        return XmlElement.named("message", Namespaces.CLIENT)
                .attribute("id", id)
                .build();
    }
}
