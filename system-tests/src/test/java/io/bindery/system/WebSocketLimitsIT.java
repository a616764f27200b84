package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bindery.model.jid.BareJid;
import io.bindery.model.session.OnlineRequest;
import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.Conversation;
import io.bindery.system.client.WebSocketConversation;
import io.bindery.system.server.Await;
import io.bindery.system.server.BinderyServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one client may take (promise P7) holds for a WebSocket as it does for TCP. */
class WebSocketLimitsIT {
    private static final BareJid JULIET = BareJid.parse("juliet@localhost");
    private static final int PER_ADDRESS = 5;
    /** Who only waits does so beside others; who takes all connections, or much time, is alone. */
    private static final String ADDRESS = "the address of the clients";

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String DISCOVERY = "<iq xmlns='jabber:client' type='get' id='1' to='localhost'>"
            + "<query xmlns='http://jabber.org/protocol/disco#info'/></iq>";

    @TempDir
    private static Path folder;

    private static BinderyServer server;

    @BeforeAll
    static void start() {
        Map<String, String> limits = Map.of(
                "c2s.limit.login-s", "3",
                "c2s.limit.idle-s", "3",
                "c2s.limit.stall-s", "2",
                "c2s.limit.connections-per-address", Integer.toString(PER_ADDRESS));
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
        try (WebSocketConversation client = server.connectWebSocket().opens()) {
            client.receivesElement("features");
            client.receivesError("connection-timeout");
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    @ResourceLock(value = ADDRESS, mode = ResourceAccessMode.READ)
    void waitsForASilentClientOnlyForAWhile() {
        try (WebSocketConversation client = online()) {
            client.receivesError("connection-timeout");
        }
        Await.until("the session is given back", WebSocketLimitsIT::nobodyIsOnline);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /.well-known/host-meta HTTP/1.1\r\nX: "})
    @Execution(ExecutionMode.CONCURRENT)
    @ResourceLock(value = ADDRESS, mode = ResourceAccessMode.READ)
    void waitsForAWebSocketOnlyForAWhile(String request) throws IOException {
        try (Socket visitor = new Socket("127.0.0.1", server.webSocketPort())) {
            visitor.setSoTimeout((int) PATIENCE.toMillis());
            visitor.getOutputStream().write(request.getBytes());
            assertEquals(-1, visitor.getInputStream().read());
        }
    }

    @Test
    @ResourceLock(ADDRESS)
    void countsTheConnectionsOfAnAddressOverAllTransports() {
        List<Conversation> clients = new ArrayList<>();
        for (int i = 0; i < PER_ADDRESS; i++) {
            boolean tcp = i % 2 == 0;
            // One of a test before may still count.
            Await.until("a connection is free", () -> opens(tcp, clients));
        }
        assertThrows(CompletionException.class, () -> server.connectWebSocket());
        clients.forEach(Conversation::close);
        Await.until("connections are free again", () -> opens(false, clients));
        clients.forEach(Conversation::close);
    }

    @Test
    @ResourceLock(ADDRESS)
    void closesTheConnectionOfAClientThatNeverReads() {
        try (WebSocketConversation client = online()) {
            assertThrows(CompletionException.class, () -> {
                for (int i = 0; i < 1_000_000; i++) {
                    client.sends(DISCOVERY);
                }
            });
        }
        Await.until("the session is given back", WebSocketLimitsIT::nobodyIsOnline);
    }

    @Test
    @ResourceLock(ADDRESS)
    void answersNoMorePingsThanAreRead() {
        try (WebSocketConversation client = online()) {
            String content = "x".repeat(125);
            assertThrows(CompletionException.class, () -> {
                for (int i = 0; i < 1_000_000; i++) {
                    client.sendsPing(content);
                }
            });
        }
        Await.until("the session is given back", WebSocketLimitsIT::nobodyIsOnline);
    }

    private static WebSocketConversation online() {
        WebSocketConversation client = server.connectWebSocket();
        Bind2Login.of(JULIET.local(), "secret").on(client);
        client.receivesElement("features");
        return client;
    }

    private static boolean opens(boolean tcp, List<Conversation> clients) {
        try {
            Conversation client = tcp ? server.connect() : server.connectWebSocket();
            clients.add(client);
            client.opens().receivesElement("features");
            return true;
        } catch (CompletionException | AssertionError refused) {
            return false;
        }
    }

    private static boolean nobodyIsOnline() {
        return Await.done(server.sessions().online(new OnlineRequest(JULIET)))
                .sessions()
                .isEmpty();
    }
}
