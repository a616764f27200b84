package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.Received;
import io.bindery.system.client.XmppConversation;
import io.bindery.system.server.Await;
import io.bindery.system.server.BinderyServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a login meets while a part behind the edge is away, and that it works again afterwards. */
class LoginFailuresIT {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(8);
    private static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";

    @TempDir
    private static Path folder;

    private static BinderyServer server;

    @BeforeAll
    static void start() {
        server = BinderyServer.start(
                folder, Map.of("store.timeout-ms", "1000", "c2s.bus.timeout-ms", "3000", "accounts.cache-s", "3600"));
        server.addAccount("cached", "secret");
        server.addAccount("unknown", "secret");
        server.addAccount("romeo", "secret");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void everythingIsBack() {
        server.redis().start();
        server.postgres().start();
        comesBackWithMetadata("cached");
    }

    @Test
    void redisAway() {
        assertTrue(login("cached").has(Bind2Login.BIND2, "bound"));
        server.redis().stop();
        assertRefusedForNow(login("cached"));
        server.redis().start();
        comesBackWithMetadata("cached");
    }

    @Test
    void postgresAwayForAnAccountThatIsNotCached() {
        server.postgres().stop();
        assertRefusedForNow(login("unknown"));
        server.postgres().start();
        comesBackWithMetadata("unknown");
    }

    @Test
    void postgresAwayForAnAccountThatIsCached() {
        assertEquals("success", login("romeo").name());
        server.postgres().stop();
        assertBoundWithoutMetadata(login("romeo"));
        server.postgres().start();
        comesBackWithMetadata("romeo");
    }

    @Test
    void archiveAway() {
        server.stopArchive();
        assertBoundWithoutMetadata(login("cached"));
        server.startArchive();
        comesBackWithMetadata("cached");
    }

    private static void assertRefusedForNow(Received outcome) {
        assertEquals("failure", outcome.name(), outcome.xml());
        assertTrue(outcome.has(SASL, "temporary-auth-failure"), outcome.xml());
    }

    private static void assertBoundWithoutMetadata(Received outcome) {
        assertEquals("success", outcome.name(), outcome.xml());
        assertTrue(outcome.has("urn:xmpp:sm:3", "enabled"), outcome.xml());
        assertFalse(outcome.has("urn:xmpp:mam:2", "metadata"), outcome.xml());
    }

    private static void comesBackWithMetadata(String user) {
        Await.until("a login of " + user + " with metadata", () -> login(user).has("urn:xmpp:mam:2", "metadata"));
    }

    private static Received login(String user) {
        long begin = System.nanoTime();
        try (XmppConversation client = server.connect()) {
            Received outcome = Bind2Login.of(user, "secret").triedOn(client);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            assertTrue(took.compareTo(ANSWER_LIMIT) < 0, "answered after " + took);
            return outcome;
        }
    }
}
