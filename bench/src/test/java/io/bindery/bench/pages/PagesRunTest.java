package io.bindery.bench.pages;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagesRunTest {
    private static final Paging PAGING = new Paging(3, 5);

    private final Vertx vertx = Vertx.vertx();
    private ScriptedServer server;

    @AfterEach
    void closeServer() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void measuresFullPages() throws Exception {
        PagesReport report = run(new Archive(5, false));
        assertTrue(report.trustworthy(), report.toText());
        long pages = report.statistics().latencies().count();
        assertEquals(5 * pages, report.statistics().messages());
        assertTrue(report.toText().contains("ms/page  in sum"), report.toText());
    }

    @Test
    void asksForPagesAfterThePlacesThatItHasLearnt() throws Exception {
        run(new Archive(5, false));
        Set<String> places = server.received().stream()
                .filter(line -> line.contains("<max>5</max>"))
                .map(line -> line.substring(line.indexOf("<after>"), line.indexOf("</after>")))
                .collect(Collectors.toSet());
        assertFalse(places.isEmpty());
        assertTrue(Set.of("<after>place-1", "<after>place-2", "<after>place-3").containsAll(places), places.toString());
    }

    @Test
    void takesAShortPageAsAFaultWhenMoreIsThere() throws Exception {
        PagesReport report = run(new Archive(4, false));
        assertEquals(Set.of("wrong-size"), report.statistics().faults().keySet());
        assertFalse(report.trustworthy());
    }

    @Test
    void takesAShortPageAtTheEnd() throws Exception {
        assertTrue(run(new Archive(4, true)).trustworthy());
    }

    @Test
    void measuresNoEmptyArchive() {
        ExecutionException failure = assertThrows(ExecutionException.class, () -> run((number, message) -> List.of()));
        assertEquals("the server tells of no archive", failure.getCause().getMessage());
    }

    private PagesReport run(ScriptedServer.Script script) throws Exception {
        server = ScriptedServer.start(vertx, script)
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        Target target = new Target("127.0.0.1", server.port(), "localhost", Tls.NONE, false);
        PagesPlan plan = new PagesPlan(
                new ClientPlan(target, new Bind2Wishes(ScramHash.SHA_1, false, false, false), Duration.ofSeconds(5)),
                new Accounts("user%d", 1, ScriptedServer.PASSWORD),
                PAGING,
                new Schedule(Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(5)));
        return new PagesRun(plan, CpuClock.of(List.of(), List.of())).measure();
    }

    /** Answers each page with the same number of messages. */
    private static final class Archive implements ScriptedServer.Script {
        private final int messages;
        private final boolean complete;
        private int places;

        Archive(int messages, boolean complete) {
            this.messages = messages;
            this.complete = complete;
        }

        @Override
        public List<String> deliver(int number, String message) {
            return List.of();
        }

        @Override
        public List<String> answer(String id, String request) {
            if (request.contains("<metadata")) {
                return List.of("<iq type='result' id='" + id + "'><metadata xmlns='urn:xmpp:mam:2'>"
                        + "<start id='a' timestamp='2026-01-01T00:00:00Z'/>"
                        + "<end id='b' timestamp='2026-01-02T00:00:00Z'/></metadata></iq>");
            }
            if (request.contains("var='start'")) {
                return fin(id, 1, "place-" + ++places);
            }
            return request.contains("<after>") ? fin(id, messages, "x") : fin(id, 0, "");
        }

        private List<String> fin(String id, int count, String first) {
            List<String> answer = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                answer.add("<message><result xmlns='urn:xmpp:mam:2' id='" + i + "'/></message>");
            }
            answer.add("<iq type='result' id='" + id + "'><fin xmlns='urn:xmpp:mam:2' complete='" + complete
                    + "'><set><first>" + first + "</first></set></fin></iq>");
            return answer;
        }
    }
}
