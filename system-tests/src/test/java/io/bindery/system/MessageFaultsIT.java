package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.NumberedMessages;
import io.bindery.system.client.Person;
import io.bindery.system.client.Received;
import io.bindery.system.server.Await;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.HungProcess;
import io.bindery.system.server.LostPushes;
import io.bindery.system.server.OwnThread;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise P3: what is acknowledged arrives once and in order, whatever is away for a while. */
class MessageFaultsIT {
    private static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";
    private static final String MAM = "urn:xmpp:mam:2";
    private static final int ROUNDS = 3;
    private static final Executor SOON = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS, OwnThread.EACH);
    private static final Executor LATER = CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS, OwnThread.EACH);
    private static final Map<String, String> IMPATIENT =
            Map.of("store.timeout-ms", "500", "c2s.bus.timeout-ms", "2000", "archive.query-wait-ms", "300");

    @TempDir
    private Path folder;

    private BinderyServer server;

    @BeforeEach
    void start() {
        server = BinderyServer.start(folder, IMPATIENT);
        server.addAccount("romeo", "secret");
        server.addAccount("juliet", "secret");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private NumberedMessages messages() {
        return NumberedMessages.between(server, "romeo", "juliet");
    }

    @Test
    void redisHangsInTheMiddle() throws Exception {
        try (NumberedMessages messages = messages()) {
            messages.sendWhile(CompletableFuture.runAsync(
                    () -> {
                        HungProcess redis = HungProcess.of(server.redis().pid());
                        CompletableFuture.runAsync(redis::close, LATER).join();
                    },
                    SOON));
            messages.end();
        }
    }

    /** What Redis carried out for somebody who had given it up is nowhere announced but in the logs. */
    @Test
    void redisHangsAndNothingFollows() throws Exception {
        try (NumberedMessages messages = messages()) {
            for (int round = 0; round < ROUNDS; round++) {
                HungProcess redis = HungProcess.of(server.redis().pid());
                messages.burst();
                CompletableFuture.runAsync(redis::close, LATER).join();
                messages.allArrive();
            }
            messages.end();
        }
    }

    @Test
    void theOnlySessionServiceIsReplaced() throws Exception {
        try (NumberedMessages messages = messages()) {
            for (int round = 0; round < ROUNDS; round++) {
                messages.sendWhile(CompletableFuture.runAsync(server::stopSessions, SOON)
                        .thenRunAsync(server::startSessions, SOON));
                messages.allArrive();
            }
            messages.end();
        }
    }

    @Test
    void pushesAreLost() throws Exception {
        LostPushes lost = LostPushes.each(4, server.vertx());
        try (NumberedMessages messages = messages()) {
            messages.sendWhile(CompletableFuture.runAsync(() -> {}, LATER));
            messages.end();
        }
        assertTrue(lost.count() > 0);
    }

    @Test
    void archiveServiceIsAway() throws Exception {
        try (NumberedMessages messages = messages();
                Person reader = Person.bind2(server, "juliet", "")) {
            server.stopArchive();
            messages.burst();
            messages.allArrive();
            refusesFor(reader);
            server.startArchive();
            Await.until("all is found", () -> found(reader) == 20);
            messages.end();
        }
    }

    @Test
    void postgresIsAway() throws Exception {
        try (NumberedMessages messages = messages();
                Person reader = Person.bind2(server, "juliet", "")) {
            messages.burst();
            messages.allArrive();
            Await.until("all is found", () -> found(reader) == 20);
            server.addAccount("stranger", "secret");
            server.postgres().stop();
            messages.burst();
            messages.allArrive();
            refusesFor(reader);
            reader.sends("<message to='stranger@localhost' type='chat'><body>who are you?</body></message>");
            isToTryLater(reader.client().receivesElement("message"));
            messages.burst();
            messages.allArrive();
            server.postgres().start();
            Await.until("all is found", () -> found(reader) == 60);
            messages.end();
        }
    }

    private static void refusesFor(Person reader) {
        isToTryLater(query(reader));
    }

    private static void isToTryLater(Received refusal) {
        assertEquals("error", refusal.attribute("type"), refusal.xml());
        assertTrue(refusal.has(STANZAS, "internal-server-error"), refusal.xml());
        assertEquals(
                "wait", refusal.find("jabber:client", "error").orElseThrow().getAttribute("type"));
    }

    /** How many messages an archive answers with; none where it cannot be asked. */
    private static int found(Person reader) {
        Received answer = query(reader);
        return answer.attribute("type").equals("result")
                ? Integer.parseInt(answer.text("http://jabber.org/protocol/rsm", "count"))
                : 0;
    }

    private static Received query(Person reader) {
        reader.sends("<iq type='set' id='q'><query xmlns='" + MAM
                + "'><set xmlns='http://jabber.org/protocol/rsm'><max>0</max></set></query></iq>");
        return reader.client().receivesElement("iq");
    }
}
