package io.bindery.sessions.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bindery.model.jid.BareJid;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatheredQuestionsTest {
    private static final BareJid JULIET = BareJid.parse("juliet@localhost");
    private static final BareJid ROMEO = BareJid.parse("romeo@localhost");

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final List<List<BareJid>> asked = new CopyOnWriteArrayList<>();
    private final GatheredQuestions<String> questions = new GatheredQuestions<>(vertx, this::store, "nobody");

    @AfterEach
    void stop() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    private Future<Map<BareJid, String>> store(List<BareJid> accounts) {
        asked.add(accounts);
        return accounts.contains(ROMEO) && accounts.size() == 1
                ? Future.failedFuture("not now")
                : Future.succeededFuture(Map.of(JULIET, "a Capulet"));
    }

    private List<String> about(List<BareJid> accounts) throws Exception {
        Promise<List<String>> answers = Promise.promise();
        loop.runOnContext(turn -> {
            List<Future<String>> all = accounts.stream().map(questions::about).toList();
            Future.all(all)
                    .map(done -> all.stream().map(Future::result).toList())
                    .onComplete(answers);
        });
        return answers.future().await(10, TimeUnit.SECONDS);
    }

    @Test
    void asksOnceForAllOfATurn() throws Exception {
        assertEquals(List.of("a Capulet", "nobody", "a Capulet"), about(List.of(JULIET, ROMEO, JULIET)));
        assertEquals(List.of(List.of(JULIET, ROMEO)), asked);
        about(List.of(JULIET));
        assertEquals(List.of(List.of(JULIET, ROMEO), List.of(JULIET)), asked);
    }

    @Test
    void splitsWhatIsTooMuchForOneStatement() throws Exception {
        List<BareJid> many = IntStream.rangeClosed(0, 2 * GatheredQuestions.MOST)
                .mapToObj(i -> new BareJid("u" + i, "localhost"))
                .toList();
        assertEquals(many.size(), about(many).size());
        assertEquals(
                List.of(GatheredQuestions.MOST, GatheredQuestions.MOST, 1),
                asked.stream().map(List::size).toList());
        assertEquals(many, asked.stream().flatMap(List::stream).collect(Collectors.toList()));
    }

    @Test
    void tellsEverybodyThatTheStoreDidNotAnswer() throws Exception {
        assertThrows(Exception.class, () -> about(List.of(ROMEO, ROMEO)));
        assertEquals(List.of("nobody", "a Capulet"), about(List.of(ROMEO, JULIET)));
    }
}
