package io.bindery.system;

import static io.bindery.system.client.ArchivePage.rsm;
import static io.bindery.system.client.NumberedArchive.numbers;
import static io.bindery.system.client.Stanzas.chat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.archive.ArchiveId;
import io.bindery.system.client.ArchivePage;
import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.Person;
import io.bindery.system.client.Received;
import io.bindery.system.client.XmppConversation;
import io.bindery.system.server.BinderyServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bounds of archive and offline messages look like to a client. */
class ArchiveLimitsIT {
    private static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";
    private static final String MAM = "urn:xmpp:mam:2";
    private static final String DELAY = "urn:xmpp:delay";

    @TempDir
    private static Path folder;

    private static BinderyServer server;
    private static int accounts;

    @BeforeAll
    static void start() {
        server = BinderyServer.start(
                folder,
                Map.of(
                        "archive.page", "4",
                        "archive.max-page", "6",
                        "archive.count-limit", "8",
                        "archive.query-wait-ms", "300",
                        "archive.retention-days", "1",
                        "offline.max-messages", "3"));
    }

    @AfterAll
    static void stop() {
        IntStream.range(0, accounts).forEach(i -> server.awaitNobody("user" + i));
        server.close();
    }

    private static String someone() {
        String user = "user" + accounts++;
        server.addAccount(user, "secret");
        return user;
    }

    private static Connection postgres() throws SQLException {
        return DriverManager.getConnection(server.postgres().jdbcUrl("postgres"));
    }

    @Test
    void pagesAreAsLongAsTheServerAllows() {
        String user = someone();
        try (Person juliet = Person.bind2(server, user)) {
            for (int i = 1; i <= 9; i++) {
                juliet.sends(chat(user + "@localhost", Integer.toString(i))).next();
            }
            assertEquals(numbers(1, 4), ArchivePage.of(juliet, "").bodies());
            assertEquals(numbers(6, 9), ArchivePage.of(juliet, rsm("<before/>")).bodies());
            ArchivePage page = ArchivePage.of(juliet, rsm("<max>100</max>"));
            assertEquals(numbers(1, 6), page.bodies());
            assertFalse(page.complete());
            // XEP-0059 2.3: what would cost too much to count is not counted.
            assertEquals("", page.count());
            assertEquals("", page.index());
            ArchivePage rest = ArchivePage.of(juliet, rsm("<max>100</max><after>" + page.last() + "</after>"));
            assertEquals(numbers(7, 9), rest.bodies());
            assertTrue(rest.complete());
            assertEquals(List.of("set"), rest.fin().childNames(MAM, "fin"));
            String filter = ArchivePage.form(ArchivePage.field("after-id", page.first()));
            assertEquals("8", ArchivePage.of(juliet, filter).count());
        }
    }

    /** XEP-0313 4.3.2: a message that has not reached PostgreSQL may be missing, and the page says so. */
    @Test
    void aPageThatMayMissAMessageIsNotStable() throws SQLException {
        String user = someone();
        try (Person juliet = Person.bind2(server, user);
                Connection connection = postgres();
                Statement statement = connection.createStatement()) {
            juliet.sends(chat(user + "@localhost", "stored")).next();
            assertEquals(List.of("stored"), ArchivePage.of(juliet, "").bodies());
            connection.setAutoCommit(false);
            // Readers pass, the flush does not.
            statement.execute("LOCK TABLE archives.message IN SHARE ROW EXCLUSIVE MODE");
            juliet.sends(chat(user + "@localhost", "on its way")).next();
            ArchivePage unstable = ArchivePage.of(juliet, "");
            assertEquals(List.of("stored"), unstable.bodies());
            assertEquals("false", stable(unstable));
            connection.rollback();
            ArchivePage stable = ArchivePage.of(juliet, "");
            while (!stable(stable).isEmpty()) {
                stable = ArchivePage.of(juliet, "");
            }
            assertEquals(List.of("stored", "on its way"), stable.bodies());
        }
    }

    private static String stable(ArchivePage page) {
        return page.fin().find(MAM, "fin").orElseThrow().getAttribute("stable");
    }

    /** XEP-0313 3.2: the oldest go first, and the start moves on with them. */
    @Test
    void whatIsTooOldIsGoneForEverybody() throws SQLException {
        String user = someone();
        Instant now = Instant.now();
        String old = store(user, now.minus(Duration.ofHours(25)), "old");
        String kept = store(user, now.minus(Duration.ofHours(23)), "kept");
        try (Person juliet = Person.bind2(server, user);
                XmppConversation second = server.connect()) {
            juliet.sends(chat(user + "@localhost", "new"));
            String newest = juliet.next()
                    .find("urn:xmpp:sid:0", "stanza-id")
                    .orElseThrow()
                    .getAttribute("id");
            ArchivePage page = ArchivePage.of(juliet, "");
            assertEquals(List.of("kept", "new"), page.bodies());
            assertEquals("2", page.count());
            assertEquals("0", page.index());
            Received told = juliet.asks("<iq type='get' id='q'><metadata xmlns='" + MAM + "'/></iq>", "result");
            for (Received each : List.of(told, Bind2Login.of(user, "secret").on(second))) {
                assertEquals(kept, each.find(MAM, "start").orElseThrow().getAttribute("id"));
                assertEquals(newest, each.find(MAM, "end").orElseThrow().getAttribute("id"));
            }
            for (String query : List.of(
                    rsm("<after>" + old + "</after>"),
                    ArchivePage.form(ArchivePage.field("before-id", old)),
                    ArchivePage.form(ArchivePage.field("ids", old)))) {
                Received error = juliet.asks(
                        "<iq type='set' id='q'><query xmlns='" + MAM + "'>" + query + "</query></iq>", "error");
                assertTrue(error.has(STANZAS, "item-not-found"), error.xml());
            }
        }
    }

    private static String store(String user, Instant time, String text) throws SQLException {
        ArchiveId id = ArchiveId.of(time.toEpochMilli(), 7);
        try (Connection connection = postgres();
                PreparedStatement statement = connection.prepareStatement(
                        "INSERT INTO archives.message (owner, id, with_bare, stanza) VALUES (?, ?, ?, ?)")) {
            statement.setString(1, user + "@localhost");
            statement.setLong(2, id.value());
            statement.setString(3, "romeo@localhost");
            statement.setString(4, "<message xmlns='jabber:client'><body>" + text + "</body></message>");
            statement.executeUpdate();
            return id.toString();
        }
    }

    /** XEP-0160 2: a full queue refuses what would be lost; what the archive keeps is found there. */
    @Test
    void offlineMessagesHaveABound() {
        String user = someone();
        String bare = user + "@localhost";
        String hint = "<no-permanent-store xmlns='urn:xmpp:hints'/>";
        Instant before = Instant.now().minusMillis(1);
        try (Person romeo = Person.bind2(server, someone())) {
            for (int i = 1; i <= 3; i++) {
                romeo.sends("<message to='" + bare + "' type='chat'><body>" + i + "</body>" + hint + "</message>");
                romeo.sends(chat(bare, i + " archived"));
            }
            romeo.hasNothing();
            romeo.sends("<message to='" + bare + "' type='chat' id='m'><body>4</body>" + hint + "</message>");
            Received refused = romeo.next();
            assertEquals("m", refused.attribute("id"));
            assertTrue(refused.has(STANZAS, "service-unavailable"), refused.xml());
            romeo.sends(chat(bare, "4 archived")).hasNothing();
        }
        try (Person juliet = Person.classic(server, user, "balcony")) {
            juliet.available();
            for (int i = 1; i <= 3; i++) {
                for (String expected : List.of(Integer.toString(i), i + " archived")) {
                    Received waited = juliet.next();
                    assertEquals(expected, waited.body());
                    assertEquals(
                            "localhost",
                            waited.find(DELAY, "delay").orElseThrow().getAttribute("from"));
                    Instant stamp = Instant.parse(
                            waited.find(DELAY, "delay").orElseThrow().getAttribute("stamp"));
                    assertTrue(!stamp.isBefore(before) && !stamp.isAfter(Instant.now()), stamp.toString());
                }
            }
            juliet.hasNothing();
            assertEquals(
                    List.of("1 archived", "2 archived", "3 archived", "4 archived"),
                    ArchivePage.of(juliet, "").bodies());
        }
    }
}
