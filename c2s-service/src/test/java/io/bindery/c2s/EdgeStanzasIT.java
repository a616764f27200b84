package io.bindery.c2s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.bus.BusCodecs;
import io.bindery.model.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way of stanzas through one edge, from a socket over the event bus and back. */
class EdgeStanzasIT {
    private static final String COUNTING = "<bind xmlns='urn:xmpp:bind:0'><enable xmlns='urn:xmpp:sm:3'/></bind>";
    private static final Pattern MESSAGE = Pattern.compile("<message[^>]* id='([0-9]+)'");
    private static final Pattern ACK = Pattern.compile("<a xmlns='urn:xmpp:sm:3' h='([0-9]+)'/>");

    private final Vertx vertx = Vertx.vertx();
    private int port;
    private String edge;

    @BeforeEach
    void prepare() {
        BusCodecs.register(vertx);
        port = freePort();
    }

    /** From below the range of outgoing connections, so that nobody gets it by chance meanwhile. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 30_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // The next one may be free.
                continue;
            }
        }
    }

    @AfterEach
    void stop() {
        // In this order, so that the edge can still give its sessions back.
        await(vertx.undeploy(edge).otherwiseEmpty());
        await(vertx.close());
    }

    @Test
    void carriesABurstOnceAndInOrderThoughAnswersAndPushesGetLost() {
        start(new LoggedSessions(true));
        int messages = 3000;
        try (SocketClient client = new SocketClient(port)) {
            client.logsIn(COUNTING);
            client.sends(burst(messages) + "<r xmlns='urn:xmpp:sm:3'/>");
            assertReceives(client, messages);
            client.sends("<r xmlns='urn:xmpp:sm:3'/>");
            assertEquals(Integer.toString(messages), client.receives(ACK).group(1));
        }
    }

    @Test
    void feedsASlowReaderFromItsLog() {
        LoggedSessions sessions = new LoggedSessions(false);
        start(sessions);
        int messages = 20_000;
        try (SocketClient client = new SocketClient(port)) {
            client.logsIn("<bind xmlns='urn:xmpp:bind:0'/>");
            await(sessions.append(messages, "x".repeat(2000)));
            assertReceives(client, messages);
            assertTrue(sessions.reads.get() > 0, "all of it fitted into the socket");
        }
    }

    @Test
    void doesNotAskForMoreThanASlowReaderReads() {
        LoggedSessions sessions = new LoggedSessions(false);
        start(sessions);
        int messages = 10_000;
        String filling = "x".repeat(2000);
        try (SocketClient client = new SocketClient(port)) {
            client.logsIn("<bind xmlns='urn:xmpp:bind:0'/>");
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> client.sends(burst(messages, filling)));
            assertReceives(client, messages);
            sent.join();
            assertTrue(sessions.mostWaiting.get() < 2000, "waiting: " + sessions.mostWaiting.get());
        }
    }

    @Test
    void answersWhatWasSentBeforeTheClosingTag() {
        LoggedSessions sessions = new LoggedSessions(false);
        start(sessions);
        try (SocketClient client = new SocketClient(port)) {
            client.logsIn("<bind xmlns='urn:xmpp:bind:0'/>");
            client.sends(burst(500) + "</stream:stream>");
            assertReceives(client, 500);
            assertTrue(client.receivesTheEnd().endsWith("</stream:stream>"));
            assertEquals(500, await(sessions.acknowledgedAtClose()));
        }
    }

    @Test
    void endsItsStreamsWhenItStops() {
        start(new LoggedSessions(false));
        Future<Void> stopped;
        try (SocketClient client = new SocketClient(port)) {
            client.logsIn(COUNTING);
            client.sends(burst(1));
            assertReceives(client, 1);
            stopped = vertx.undeploy(edge);
            client.receives(Pattern.compile("<system-shutdown .*</stream:stream>"));
        }
        await(stopped);
    }

    private void start(LoggedSessions sessions) {
        EdgeConfig config = EdgeConfig.from(Settings.check(
                Map.of(
                        "c2s.tls", "disabled",
                        "c2s.bind-address", "127.0.0.1",
                        "c2s.tcp.port", Integer.toString(port),
                        "c2s.websocket.port", "0"),
                EdgeConfig.SETTINGS));
        await(vertx.deployVerticle(sessions));
        edge = await(vertx.deployVerticle(new C2sVerticle(config)));
    }

    private static String burst(int messages) {
        return burst(messages, "wherefore");
    }

    private static String burst(int messages, String filling) {
        StringBuilder burst = new StringBuilder();
        for (int i = 0; i < messages; i++) {
            burst.append("<message id='")
                    .append(i)
                    .append("'><body>")
                    .append(filling)
                    .append("</body></message>");
        }
        return burst.toString();
    }

    private static void assertReceives(SocketClient client, int messages) {
        for (int i = 0; i < messages; i++) {
            assertEquals(Integer.toString(i), client.receives(MESSAGE).group(1));
        }
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
