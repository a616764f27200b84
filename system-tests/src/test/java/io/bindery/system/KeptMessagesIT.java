package io.bindery.system;

import static io.bindery.system.client.Stanzas.chat;
import static io.bindery.system.client.Stanzas.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.ArchivePage;
import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.Person;
import io.bindery.system.client.Received;
import io.bindery.system.client.XmppConversation;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.SharedServer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a message in the archives of both sides: kept or not, once, and as it was. */
@ExtendWith(SharedServer.class)
class KeptMessagesIT {
    private static final String MAM = "urn:xmpp:mam:2";
    private static final String SID = "urn:xmpp:sid:0";
    private static final String CARBONS = "urn:xmpp:carbons:2";
    private static final String METADATA = "<iq type='get' id='q'><metadata xmlns='urn:xmpp:mam:2'/></iq>";
    private static final String STREAM_MANAGEMENT = "<enable xmlns='urn:xmpp:sm:3'/>";

    private static BinderyServer server;

    @BeforeAll
    static void use(BinderyServer shared) {
        server = shared;
    }

    /** XEP-0359 3: no client speaks for an archive of ours, however it writes its address; others are left alone. */
    @Test
    void forgedStanzaIds() {
        String user = server.someone();
        String other = server.someone();
        String origin = "<origin-id xmlns='urn:xmpp:sid:0' id='mine'/>";
        String room = "<stanza-id xmlns='urn:xmpp:sid:0' by='room@chat.elsewhere.example' id='theirs'/>";
        try (Person phone = Person.bind2(server, user);
                Person desk = Person.bind2(server, user);
                Person juliet = Person.bind2(server, other);
                Person tablet = Person.bind2(server, other)) {
            StringBuilder forged = new StringBuilder();
            for (String by : List.of(
                    other + "@localhost",
                    other + "@LOCALHOST",
                    other.toUpperCase(Locale.ROOT) + "@localhost",
                    juliet.jid(),
                    user + "@localhost",
                    phone.jid(),
                    "nobody@localhost",
                    "localhost",
                    "localhost/x")) {
                forged.append("<stanza-id xmlns='urn:xmpp:sid:0' id='forged' by='")
                        .append(by)
                        .append("'/>");
            }
            phone.sends(message(juliet.jid(), "chat", forged + "<body>x</body>" + origin + room));
            for (Person each : List.of(juliet, tablet, desk)) {
                Received got = each.next();
                assertFalse(got.xml().contains("forged"), got.xml());
                assertTrue(got.xml().contains("'mine'") && got.xml().contains("'theirs'"), got.xml());
            }
            for (Person each : List.of(juliet, desk)) {
                Received kept = ArchivePage.of(each, "").results().get(0);
                assertFalse(kept.xml().contains("forged"), kept.xml());
                assertTrue(kept.xml().contains("'mine'") && kept.xml().contains("'theirs'"), kept.xml());
            }
            // Where the archive keeps nothing, a forged id is taken away all the same.
            phone.sends(message(juliet.jid(), "headline", forged + "<body>x</body>"));
            juliet.receives("<message from='" + phone.jid() + "' to='" + juliet.jid()
                    + "' type='headline'><body>x</body></message>");
        }
    }

    /** XEP-0313 6.1.1: once, whatever sessions get it. */
    @Test
    void messagesToOneself() {
        String user = server.someone();
        try (Person phone = Person.bind2(server, user);
                Person desk = Person.bind2(server, user)) {
            phone.sends(chat(user + "@localhost", "to all"));
            String id = stanzaId(phone.next());
            assertEquals(id, stanzaId(desk.next()));
            phone.sends(chat(phone.jid(), "to itself"));
            assertFalse(phone.next().has(CARBONS, "received"));
            assertTrue(desk.next().has(CARBONS, "received"));
            phone.sends(chat(desk.jid(), "to the other"));
            assertEquals("to the other", desk.next().body());
            phone.sends("<message type='chat'><body>to nobody named</body></message>");
            phone.next();
            desk.next();
            phone.hasNothing();
            desk.hasNothing();
            assertEquals(
                    List.of("to all", "to itself", "to the other", "to nobody named"),
                    ArchivePage.of(phone, "").bodies());
        }
    }

    private static String stanzaId(Received message) {
        return message.find(SID, "stanza-id").orElseThrow().getAttribute("id");
    }

    /** mam_SUITE reconnect_ack and reconnect_no_ack: with stream management and a cut between, it is archived once. */
    @Test
    void aCutStreamArchivesNothingTwice() {
        String user = server.someone();
        String other = server.someone();
        try (Person romeo = Person.bind2(server, other, STREAM_MANAGEMENT)) {
            Person first = Person.bind2(server, user, STREAM_MANAGEMENT);
            romeo.sends(chat(first.jid(), "one") + "<r xmlns='urn:xmpp:sm:3'/>");
            romeo.receives("<a xmlns='urn:xmpp:sm:3' h='1'/>");
            assertEquals("one", first.next().body());
            first.close();
            server.awaitNobody(user);
            romeo.sends(chat(user + "@localhost", "two") + "<r xmlns='urn:xmpp:sm:3'/>");
            romeo.receives("<a xmlns='urn:xmpp:sm:3' h='2'/>");
        }
        server.awaitNobody(other);
        try (Person again = Person.bind2(server, user);
                Person romeo = Person.bind2(server, other)) {
            again.available().hasNothing();
            assertEquals(List.of("one", "two"), ArchivePage.of(again, "").bodies());
            assertEquals(List.of("one", "two"), ArchivePage.of(romeo, "").bodies());
        }
    }

    @Test
    void whatWaitedIsArchivedOnceAndAsItWasSent() {
        String user = server.someone();
        try (Person romeo = Person.bind2(server, server.someone())) {
            romeo.sends(chat(user + "@localhost", "waits")).hasNothing();
            try (Person juliet = Person.classic(server, user, "balcony")) {
                Received waited = juliet.available().next();
                assertEquals(
                        "localhost",
                        waited.find("urn:xmpp:delay", "delay").orElseThrow().getAttribute("from"));
                ArchivePage page = ArchivePage.of(juliet, "");
                assertEquals(List.of(stanzaId(waited)), page.ids());
                Received kept = page.results().get(0);
                assertEquals(1, kept.xml().split("urn:xmpp:delay", -1).length - 1, kept.xml());
            }
        }
    }

    /** Bytes of every width, white space, and what XML escapes; a page of stanzas that are as large as they may be. */
    @Test
    void everyTextAndEverySize() {
        String user = server.someone();
        String text = "ü ß Ω ж 漢字 \uD83D\uDE00 e\u0301 \u202E &lt;&amp;&gt;&quot;&apos;\n\ttwo  lines ]]&gt;";
        String big = "y".repeat(262_144 - 200);
        try (Person romeo = Person.bind2(server, server.someone());
                Person juliet = Person.bind2(server, user)) {
            romeo.sends("<message to='" + juliet.jid() + "' type='chat' id='ü\"&lt;' xml:lang='zh'><thread parent='p'>t"
                    + "</thread><subject>ß</subject><body>" + text
                    + "</body><a:x xmlns:a='urn:a' a:k='v'><b xmlns='urn:b'/></a:x></message>");
            Received live = juliet.next();
            Received kept = ArchivePage.of(juliet, "").results().get(0);
            String inner = kept.xml()
                    .substring(kept.xml().indexOf("<message", 1), kept.xml().indexOf("</forwarded>"));
            String stamp =
                    "<stanza-id xmlns='urn:xmpp:sid:0' by='" + user + "@localhost' id='" + stanzaId(live) + "'/>";
            live.like(inner.replace("</message>", stamp + "</message>"));
            assertEquals("ü ß Ω ж 漢字 \uD83D\uDE00 e\u0301 \u202E <&>\"'\n\ttwo  lines ]]>", live.body());
            for (int i = 0; i < 6; i++) {
                romeo.sends(chat(juliet.jid(), big));
                assertEquals(big, juliet.next().body());
            }
            // One page weighs a megabyte at most, but what lies beyond is not lost.
            ArchivePage page = ArchivePage.of(juliet, "");
            assertFalse(page.complete());
            int all = page.ids().size();
            while (!page.complete()) {
                page = ArchivePage.of(juliet, ArchivePage.rsm("<after>" + page.last() + "</after>"));
                all += page.ids().size();
            }
            assertEquals(7, all);
        }
    }

    @Test
    void theMetadataOfNoneAndOfOneMessage() {
        String user = server.someone();
        try (Person juliet = Person.bind2(server, user);
                XmppConversation second = server.connect();
                XmppConversation third = server.connect()) {
            juliet.sends(METADATA)
                    .receives(
                            "<iq type='result' id='q' to='" + juliet.jid() + "'><metadata xmlns='" + MAM + "'/></iq>");
            Received empty = Bind2Login.of(user, "secret").asking("").on(second);
            assertEquals(List.of(), empty.childNames(MAM, "metadata"));
            juliet.sends(chat(juliet.jid(), "one"));
            String id = stanzaId(juliet.next());
            String ends = "<metadata xmlns='" + MAM + "'><start id='" + id + "' timestamp='…'/><end id='" + id
                    + "' timestamp='…'/></metadata>";
            juliet.sends(METADATA).receives("<iq type='result' id='q' to='" + juliet.jid() + "'>" + ends + "</iq>");
            Received one = Bind2Login.of(user, "secret").asking("").on(third);
            assertTrue(
                    one.xml().contains("<start id='" + id + "'") && one.xml().contains("<end id='" + id + "'"),
                    one.xml());
        }
    }

    @Test
    void discoveryTellsOfIt() {
        String user = server.someone();
        try (Person juliet = Person.bind2(server, user)) {
            for (String[] each : new String[][] {
                {user + "@localhost", MAM, MAM + "#extended", MAM + "#groupchat-field", SID},
                {"localhost", CARBONS, "msgoffline"}
            }) {
                Received info = juliet.asks(
                        "<iq type='get' id='d' to='" + each[0]
                                + "'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>",
                        "result");
                for (int i = 1; i < each.length; i++) {
                    assertTrue(info.xml().contains("'" + each[i] + "'"), info.xml());
                }
            }
        }
    }
}
