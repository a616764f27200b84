package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.session.OnlineRequest;
import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.Received;
import io.bindery.system.client.XmppConversation;
import io.bindery.system.server.Await;
import io.bindery.system.server.BinderyServer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What one client may take (promise P7): every limit has its answer, and the others go on. */
class StreamLimitsIT {
    private static final String STREAM_ERRORS = "urn:ietf:params:xml:ns:xmpp-streams";
    private static final BareJid JULIET = BareJid.parse("juliet@localhost");
    private static final int PER_ADDRESS = 5;
    /** Who only waits does so beside others; who takes all connections, or much time, is alone. */
    private static final String ADDRESS = "the address of the clients";

    @TempDir
    private static Path folder;

    private static BinderyServer server;

    @BeforeAll
    static void start() {
        Map<String, String> limits = Map.of(
                "c2s.tls", "disabled",
                "c2s.limit.login-s", "3",
                "c2s.limit.idle-s", "3",
                "c2s.limit.stall-s", "2",
                "c2s.limit.connections-per-address", Integer.toString(PER_ADDRESS),
                "c2s.sasl.attempts", "2");
        server = BinderyServer.start(folder, limits);
        server.addAccount(JULIET.local(), "secret");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    @ResourceLock(value = ADDRESS, mode = ResourceAccessMode.READ)
    void waitsForALoginOnlyForAWhile() {
        try (XmppConversation client = server.connect()) {
            client.opens().receivesElement("features");
            endsWith(client, "connection-timeout");
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    @ResourceLock(value = ADDRESS, mode = ResourceAccessMode.READ)
    void waitsForASilentClientOnlyForAWhile() {
        try (XmppConversation client = server.connect()) {
            Bind2Login.of(JULIET.local(), "secret").on(client);
            Received features = client.receivesElement("features");
            assertTrue(features.xml().contains("<idle-seconds>3</idle-seconds>"), features.xml());
            endsWith(client, "connection-timeout");
        }
        Await.until("the session is given back", () -> sessions() == 0);
    }

    @Test
    @ResourceLock(ADDRESS)
    void closesAfterTooManyFailedAuthentications() {
        try (XmppConversation client = server.connect()) {
            client.opens().receivesElement("features");
            String wrong = "<authenticate xmlns='urn:xmpp:sasl:2' mechanism='NONE'/>";
            client.sends(wrong).receivesElement("failure");
            client.sends(wrong).receivesElement("failure");
            endsWith(client, "policy-violation");
        }
    }

    @Test
    @ResourceLock(ADDRESS)
    void countsTheConnectionsOfAnAddress() {
        List<XmppConversation> clients = new ArrayList<>();
        for (int i = 0; i < PER_ADDRESS; i++) {
            // One of a test before may still count.
            Await.until("a connection is free", () -> opens(clients));
        }
        try (XmppConversation oneTooMany = server.connect()) {
            assertTrue(oneTooMany.next().startsWith("<stream:stream "));
            endsWith(oneTooMany, "policy-violation");
        }
        clients.forEach(XmppConversation::close);
        Await.until("connections are free again", () -> opens(clients));
        clients.forEach(XmppConversation::close);
    }

    @Test
    @ResourceLock(ADDRESS)
    void closesTheConnectionOfAClientThatNeverReads() {
        try (XmppConversation client = server.connect()) {
            Bind2Login.of(JULIET.local(), "secret").on(client);
            client.receivesElement("features");
            String requests = "<iq type='get' id='1' to='localhost'>"
                    + "<query xmlns='http://jabber.org/protocol/disco#info'/></iq>";
            String many = requests.repeat(500);
            // The server stops reading when its answers are not read, and breaks off when that lasts.
            assertThrows(UncheckedIOException.class, () -> {
                for (int i = 0; i < 10_000; i++) {
                    client.sends(many);
                }
            });
        }
        Await.until("the session is given back", () -> sessions() == 0);
    }

    private static boolean opens(List<XmppConversation> clients) {
        try {
            XmppConversation client = server.connect();
            clients.add(client);
            client.opens().receivesElement("features");
            return true;
        } catch (AssertionError | UncheckedIOException refused) {
            return false;
        }
    }

    private static int sessions() {
        return Await.done(server.sessions().online(new OnlineRequest(JULIET)))
                .sessions()
                .size();
    }

    private static void endsWith(XmppConversation client, String condition) {
        Received error = client.receivesElement("error");
        assertTrue(error.has(STREAM_ERRORS, condition), error.xml());
        client.receivesEnd();
    }
}
