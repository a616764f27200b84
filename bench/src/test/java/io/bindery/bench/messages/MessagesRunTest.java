package io.bindery.bench.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.bench.cpu.CpuClock;
import io.bindery.bench.login.Accounts;
import io.bindery.bench.login.Bind2Wishes;
import io.bindery.bench.login.Target;
import io.bindery.bench.login.Tls;
import io.bindery.bench.measure.Schedule;
import io.bindery.bench.online.ClientPlan;
import io.bindery.bench.online.ScriptedServer;
import io.bindery.model.scram.ScramHash;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessagesRunTest {
    private static final int SOME = 20;
    private static final Traffic CLOSED_LOOP = new Traffic(2, 0, 100);
    private static final Traffic STEADY = new Traffic(2, 200, 100);

    private final Vertx vertx = Vertx.vertx();
    private ScriptedServer server;

    @AfterEach
    void closeServer() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void measuresAServerThatDeliversAll() throws Exception {
        MessagesReport report = run((number, message) -> List.of(message), CLOSED_LOOP, true);
        assertEquals(Map.of(), report.statistics().faults());
        assertTrue(report.trustworthy());
        assertTrue(report.statistics().latencies().count() > SOME, report.toText());
        assertEquals(4, sent(": </stream:stream>", "user"));
    }

    @Test
    void acknowledgesEachStanzaThatCounts() throws Exception {
        run((number, message) -> List.of(message), CLOSED_LOOP, true);
        assertTrue(sent(": <a xmlns='urn:xmpp:sm:3'", "user2") > SOME);
        assertEquals(0, sent(": wrong h", "user2"));
    }

    @Test
    void sendsNothingAfterTheEndOfTheStream() throws Exception {
        run((number, message) -> List.of(message), CLOSED_LOOP, true);
        List<String> last = server.received().stream()
                .filter(line -> line.startsWith("user2: "))
                .toList();
        assertEquals("user2: </stream:stream>", last.get(last.size() - 1));
    }

    @Test
    void leavesAcknowledgementsOutWhenTheyAreOff() throws Exception {
        MessagesReport report = run((number, message) -> List.of(message), CLOSED_LOOP, false);
        assertTrue(report.trustworthy(), report.toText());
        assertEquals(0, sent("urn:xmpp:sm:3", "user"));
    }

    @Test
    void keepsASteadyRateWhateverTheServerDoes() throws Exception {
        MessagesReport report = run((number, message) -> List.of(message), STEADY, true);
        assertTrue(report.trustworthy(), report.toText());
        double perSecond = report.toJson().getDouble("messagesPerSecond");
        assertEquals(200, perSecond, 60);
    }

    @Test
    void fillsTheTextOfEachMessage() throws Exception {
        run((number, message) -> List.of(message), new Traffic(1, 50, 300), true);
        assertTrue(sent("<body>" + "x".repeat(300) + "</body>", "user1") > 0);
        assertEquals(0, sent("<body>" + "x".repeat(301), "user1"));
    }

    @Test
    void missesWhatTheServerLoses() throws Exception {
        MessagesReport report = run((number, message) -> number == SOME ? List.of() : List.of(message), STEADY, true);
        assertEquals(Map.of("missing", 1L), withoutTimeouts(report));
        assertFalse(report.trustworthy());
    }

    @Test
    void goesOnInAClosedLoopAfterALoss() throws Exception {
        MessagesReport report = run(
                (number, message) -> number == 0 ? List.of() : List.of(message),
                new Traffic(1, 0, 100),
                new Schedule(Duration.ofMillis(800), Duration.ofMillis(300), Duration.ofMillis(200)));
        assertEquals(Map.of("missing", 1L), withoutTimeouts(report));
        assertTrue(report.statistics().latencies().count() > 0, report.toText());
    }

    @Test
    void noticesAMessageThatComesTwice() throws Exception {
        MessagesReport report = run(
                (number, message) -> number == SOME ? List.of(message, message) : List.of(message), CLOSED_LOOP, true);
        assertEquals(Map.of("repeated", 1L), report.statistics().faults());
    }

    @Test
    void noticesAMessageThatComesLate() throws Exception {
        MessagesReport report = run(new Swap(), new Traffic(1, 200, 100), true);
        assertEquals(Map.of("disordered", 1L), report.statistics().faults());
    }

    @Test
    void namesTheErrorThatASenderGets() throws Exception {
        MessagesReport report = run(new Refusal(), STEADY, true);
        assertEquals(1L, report.statistics().faults().get("error service-unavailable"));
        assertEquals(1L, report.statistics().faults().get("missing"));
    }

    @Test
    void noticesAStreamThatEnds() throws Exception {
        MessagesReport report =
                run((number, message) -> List.of(number == SOME ? "</stream:stream>" : message), STEADY, true);
        assertEquals(1L, report.statistics().faults().get("lost stream-closed"));
    }

    @Test
    void leavesMessagesOfOtherRunsAlone() throws Exception {
        MessagesReport report = run(
                (number, message) -> number == 0 ? List.of("<message id='old-0-0-0'/>", message) : List.of(message),
                CLOSED_LOOP,
                true);
        assertTrue(report.trustworthy(), report.toText());
        assertEquals(1, report.statistics().foreignMessages());
    }

    @Test
    void saysWhoCannotLogIn() {
        ExecutionException refused =
                assertThrows(ExecutionException.class, () -> run(new ClosedDoor(), CLOSED_LOOP, true));
        assertTrue(
                refused.getCause().getMessage().matches("user\\d did not come on line: not-authorized"),
                refused.getCause().getMessage());
    }

    private MessagesReport run(ScriptedServer.Script script, Traffic traffic, boolean acks) throws Exception {
        Schedule schedule = new Schedule(Duration.ofMillis(200), Duration.ofMillis(600), Duration.ofSeconds(2));
        start(script);
        return new MessagesRun(plan(traffic, schedule, acks), CpuClock.of(List.of(), List.of())).measure();
    }

    private MessagesReport run(ScriptedServer.Script script, Traffic traffic, Schedule schedule) throws Exception {
        start(script);
        return new MessagesRun(plan(traffic, schedule, true), CpuClock.of(List.of(), List.of())).measure();
    }

    private void start(ScriptedServer.Script script) throws Exception {
        server = ScriptedServer.start(vertx, script)
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    private MessagesPlan plan(Traffic traffic, Schedule schedule, boolean acks) {
        Target target = new Target("127.0.0.1", server.port(), "localhost", Tls.NONE, false);
        Bind2Wishes wishes = new Bind2Wishes(ScramHash.SHA_1, false, false, acks);
        return new MessagesPlan(
                new ClientPlan(target, wishes, Duration.ofSeconds(5)),
                new Accounts("user%d", 2 * traffic.pairs(), ScriptedServer.PASSWORD),
                traffic,
                schedule);
    }

    private long sent(String part, String user) {
        return server.received().stream()
                .filter(line -> line.startsWith(user) && line.contains(part))
                .count();
    }

    private static Map<String, Long> withoutTimeouts(MessagesReport report) {
        Map<String, Long> faults = report.statistics().faults();
        faults.remove("nothing-came-for-the-timeout");
        return faults;
    }

    private static final class Swap implements ScriptedServer.Script {
        private String held;

        @Override
        public List<String> deliver(int number, String message) {
            if (number == SOME) {
                held = message;
                return List.of();
            }
            return number == SOME + 1 ? List.of(message, held) : List.of(message);
        }
    }

    private static final class Refusal implements ScriptedServer.Script {
        @Override
        public List<String> deliver(int number, String message) {
            return number == SOME ? List.of() : List.of(message);
        }

        @Override
        public List<String> reply(int number, String message) {
            return number != SOME
                    ? List.of()
                    : List.of("<message type='error'><body>x</body><error type='cancel'>"
                            + "<service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>");
        }
    }

    private static final class ClosedDoor implements ScriptedServer.Script {
        @Override
        public List<String> deliver(int number, String message) {
            return List.of();
        }

        @Override
        public String success(String success) {
            return "<failure xmlns='urn:xmpp:sasl:2'><not-authorized xmlns='x'/></failure>";
        }
    }
}
