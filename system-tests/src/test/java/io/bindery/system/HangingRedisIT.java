package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.session.OnlineRequest;
import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.Received;
import io.bindery.system.client.ScramProof;
import io.bindery.system.client.XmppConversation;
import io.bindery.system.server.Await;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.RedisStatistics;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise P6 with a real Redis that carries out a bind after everybody has given it up. */
class HangingRedisIT {
    private static final BareJid JULIET = BareJid.parse("juliet@localhost");

    @Test
    void undoesABindThatIsCarriedOutTooLate(@TempDir Path folder) throws Exception {
        Map<String, String> impatient = Map.of("store.timeout-ms", "500", "c2s.bus.timeout-ms", "2000");
        try (BinderyServer server = BinderyServer.start(folder, impatient)) {
            server.addAccount(JULIET.local(), "secret");
            RedisStatistics redis =
                    new RedisStatistics(URI.create(server.redis().uri()));
            try (XmppConversation client = server.connect().opens()) {
                client.receivesElement("features");
                ScramProof proof = new ScramProof("SCRAM-SHA-1", JULIET.local(), "secret");
                Received challenge = client.sends(
                                Bind2Login.of(JULIET.local(), "secret").authenticate(proof))
                        .receivesElement("challenge");
                redis.reset();
                signal(server, "STOP");
                Received failure =
                        client.sends(Bind2Login.response(proof, challenge)).receivesElement("failure");
                assertTrue(failure.has("urn:ietf:params:xml:ns:xmpp-sasl", "temporary-auth-failure"), failure.xml());
            }
            signal(server, "CONT");
            // The bind of the hung connection and its undoing: both are carried out now, in whatever order.
            Await.until("the bind and its undoing have come to Redis", () -> redis.scripts() >= 2);
            OnlineRequest who = new OnlineRequest(JULIET);
            assertEquals(List.of(), Await.done(server.sessions().online(who)).sessions());
        }
    }

    private static void signal(BinderyServer server, String name) throws Exception {
        Process kill = new ProcessBuilder(
                        "kill", "-" + name, Long.toString(server.redis().pid()))
                .start();
        assertEquals(0, kill.waitFor());
    }
}
