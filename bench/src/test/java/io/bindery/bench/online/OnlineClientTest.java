package io.bindery.bench.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.bench.login.Accounts;
import io.bindery.bench.login.Bind2Wishes;
import io.bindery.bench.login.Target;
import io.bindery.bench.login.Tls;
import io.bindery.model.scram.ScramHash;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class OnlineClientTest {
    private static final Buffer HELLO = Buffer.buffer("<message to='user1@localhost'/>");
    private static final String ASKED =
            "<iq type='get' id='q1' from='localhost'><ping xmlns='urn:xmpp:ping'/></iq><message/>";

    private final Promise<String> seen = Promise.promise();

    @Test
    void isOnLineOnceItsPresenceIsKnown(Vertx vertx, VertxTestContext test) {
        Future<ScriptedServer> server = ScriptedServer.start(vertx, (number, message) -> List.of());
        server.compose(up -> connect(vertx, up, true))
                .onComplete(test.succeeding(client -> test.verify(() -> {
                    List<String> received = server.result().received();
                    assertEquals("user1: <presence/>", received.get(2));
                    assertTrue(received.get(3).startsWith("user1: <iq type='get' id='ready' to='localhost'>"));
                    test.completeNow();
                })));
    }

    @Test
    void answersRequestsOfTheServer(Vertx vertx, VertxTestContext test) {
        Future<ScriptedServer> server = ScriptedServer.start(vertx, (number, message) -> List.of(ASKED));
        server.compose(up -> connect(vertx, up, false))
                .compose(client -> {
                    client.send(HELLO);
                    return seen.future().compose(came -> client.leave());
                })
                .onComplete(test.succeeding(left -> test.verify(() -> {
                    String answers = String.join("\n", server.result().received());
                    assertTrue(answers.contains("user1: <iq type='error' id='q1' to='localhost'><error"), answers);
                    test.completeNow();
                })));
    }

    @Test
    void takesNoServerWithoutTheStreamManagementThatItWants(Vertx vertx, VertxTestContext test) {
        ScriptedServer.start(vertx, new WithoutStreamManagement())
                .compose(up -> connect(vertx, up, true))
                .onComplete(test.failing(refused -> test.verify(() -> {
                    assertEquals("user1 did not come on line: stream-management-not-offered", refused.getMessage());
                    test.completeNow();
                })));
    }

    private Future<OnlineClient> connect(Vertx vertx, ScriptedServer server, boolean acks) {
        Target target = new Target("127.0.0.1", server.port(), "localhost", Tls.NONE, false);
        ClientPlan plan =
                new ClientPlan(target, new Bind2Wishes(ScramHash.SHA_1, false, false, acks), Duration.ofSeconds(5));
        return OnlineClient.connect(
                vertx.createNetClient(),
                plan,
                new Accounts("user%d", 1, ScriptedServer.PASSWORD).all()[0],
                new Listener());
    }

    private final class Listener implements ClientListener {
        @Override
        public void message(Element message) {
            seen.tryComplete(message.toString());
        }

        @Override
        public void answer(Element iq) {
            seen.tryComplete(iq.toString());
        }

        @Override
        public void lost(String condition) {
            seen.tryFail(condition);
        }
    }

    private static final class WithoutStreamManagement implements ScriptedServer.Script {
        @Override
        public List<String> deliver(int number, String message) {
            return List.of();
        }

        @Override
        public String success(String success) {
            return success.replace("<enabled xmlns='urn:xmpp:sm:3'/>", "");
        }
    }
}
