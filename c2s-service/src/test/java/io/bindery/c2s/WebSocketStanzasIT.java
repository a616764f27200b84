package io.bindery.c2s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.c2s.negotiation.sasl.ScramCaller;
import io.bindery.model.bus.BusCodecs;
import io.bindery.model.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way of stanzas through one edge when a WebSocket carries the stream: each is a message of its own. */
class WebSocketStanzasIT {
    private static final Pattern CHALLENGE = Pattern.compile("<challenge[^>]*>([^<]*)</challenge>");
    private static final Pattern MESSAGE =
            Pattern.compile("<message xmlns='jabber:client'[^>]* id='([0-9]+)'.*</message>");
    private static final int PATIENCE_SECONDS = 30;

    private final Vertx vertx = Vertx.vertx();
    private final Incoming incoming = new Incoming();
    private WebSocket client;
    private int port;
    private String edge;

    @BeforeEach
    void prepare() throws IOException {
        BusCodecs.register(vertx);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        client.abort();
        await(vertx.undeploy(edge).otherwiseEmpty());
        await(vertx.close());
    }

    @Test
    void carriesABurstOnceAndInOrderThoughAnswersAndPushesGetLost() {
        start(new LoggedSessions(true));
        logsIn("<bind xmlns='urn:xmpp:bind:0'><enable xmlns='urn:xmpp:sm:3'/></bind>");
        int messages = 1000;
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> sendMessages(messages));
        assertReceives(messages);
        sent.join();
    }

    @Test
    void feedsASlowReaderFromItsLog() {
        LoggedSessions sessions = new LoggedSessions(false);
        start(sessions);
        logsIn("<bind xmlns='urn:xmpp:bind:0'/>");
        int messages = 20_000;
        await(sessions.append(messages, "x".repeat(2000)));
        assertReceives(messages);
        assertTrue(sessions.reads.get() > 0, "all of it fitted into the socket");
    }

    private void sendMessages(int messages) {
        for (int i = 0; i < messages; i++) {
            sends("<message xmlns='jabber:client' id='" + i + "'><body>wherefore</body></message>");
        }
    }

    private void assertReceives(int messages) {
        for (int i = 0; i < messages; i++) {
            assertEquals(Integer.toString(i), receives(MESSAGE).group(1));
        }
    }

    private void logsIn(String bind) {
        ScramCaller caller = new ScramCaller("SCRAM-SHA-1", "n,,", "juliet", LoggedSessions.PASSWORD);
        sends("<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='localhost' version='1.0'/>");
        sends("<authenticate xmlns='urn:xmpp:sasl:2' mechanism='SCRAM-SHA-1'><initial-response>"
                + base64(caller.first()) + "</initial-response>" + bind + "</authenticate>");
        byte[] first = Base64.getDecoder().decode(receives(CHALLENGE).group(1));
        String last = caller.last(new String(first, StandardCharsets.UTF_8));
        sends("<response xmlns='urn:xmpp:sasl:2'>" + base64(last) + "</response>");
        receives(Pattern.compile("<success .*</success>"));
    }

    private void sends(String message) {
        client.sendText(message, true).join();
    }

    /** Reads message by message until one is found; what comes before it is dropped. */
    private MatchResult receives(Pattern pattern) {
        var matcher = pattern.matcher(next());
        while (!matcher.matches()) {
            matcher = pattern.matcher(next());
        }
        return matcher.toMatchResult();
    }

    private String next() {
        try {
            client.request(1);
            String message = incoming.messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return Objects.requireNonNull(message, "nothing came");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void start(LoggedSessions sessions) {
        EdgeConfig config = EdgeConfig.from(Settings.check(
                Map.of(
                        "c2s.tls", "disabled",
                        "c2s.bind-address", "127.0.0.1",
                        "c2s.tcp.port", "0",
                        "c2s.websocket.port", Integer.toString(port)),
                EdgeConfig.SETTINGS));
        await(vertx.deployVerticle(sessions));
        edge = await(vertx.deployVerticle(new C2sVerticle(config)));
        client = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("xmpp")
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/xmpp-websocket"), incoming)
                .join();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Takes from the socket only what is asked for. */
    private static final class Incoming implements WebSocket.Listener {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public void onOpen(WebSocket socket) {
            // Nothing is asked for before a test asks.
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            } else {
                socket.request(1);
            }
            return null;
        }
    }
}
