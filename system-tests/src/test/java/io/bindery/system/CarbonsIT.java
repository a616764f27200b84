package io.bindery.system;

import static io.bindery.system.client.Stanzas.chat;
import static io.bindery.system.client.Stanzas.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.ArchivePage;
import io.bindery.system.client.Person;
import io.bindery.system.client.Received;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.SharedServer;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** XEP-0280 over the wire: who gets copies of what, and what a copy is. */
@ExtendWith(SharedServer.class)
class CarbonsIT {
    private static final String CARBONS = "urn:xmpp:carbons:2";
    private static final String ENABLE = "<iq type='set' id='e'><enable xmlns='urn:xmpp:carbons:2'/></iq>";
    private static final String DISABLE = "<iq type='set' id='d'><disable xmlns='urn:xmpp:carbons:2'/></iq>";

    private static BinderyServer server;

    @BeforeAll
    static void use(BinderyServer shared) {
        server = shared;
    }

    @Test
    void aCopyIsTheWholeMessageByTheAccount() {
        String user = server.someone();
        String other = server.someone();
        try (Person phone = Person.bind2(server, user);
                Person desk = Person.bind2(server, user);
                Person juliet = Person.bind2(server, other);
                Person tablet = Person.bind2(server, other)) {
            phone.sends("<message to='" + juliet.jid() + "' type='chat' id='m' xml:lang='it'><thread>t</thread>"
                    + "<body>ciao &lt;3</body></message>");
            String original = "<message xmlns='jabber:client' from='" + phone.jid() + "' to='" + juliet.jid()
                    + "' type='chat' id='m' xml:lang='it'><thread>t</thread><body>ciao &lt;3</body>";
            juliet.receives(original + stanzaId(other) + "</message>");
            tablet.receives("<message from='" + other + "@localhost' to='" + tablet.jid() + "' type='chat'>"
                    + copy("received", original + stanzaId(other)) + "</message>");
            desk.receives("<message from='" + user + "@localhost' to='" + desk.jid() + "' type='chat'>"
                    + copy("sent", original + stanzaId(user)) + "</message>");
            phone.hasNothing();
            juliet.hasNothing();
        }
    }

    private static String stanzaId(String user) {
        return "<stanza-id xmlns='urn:xmpp:sid:0' by='" + user + "@localhost' id='…'/>";
    }

    private static String copy(String direction, String open) {
        return "<" + direction + " xmlns='" + CARBONS + "'><forwarded xmlns='urn:xmpp:forward:0'>" + open
                + "</message></forwarded></" + direction + ">";
    }

    /** carboncopy_SUITE: each session gets a message once, as itself or as a copy, whatever way it was addressed. */
    @Test
    void toABareAddressNobodyGetsItTwice() {
        String user = server.someone();
        try (Person romeo = Person.bind2(server, server.someone());
                Person desk = Person.classic(server, user, "desk").available();
                Person shelf = Person.classic(server, user, "shelf");
                Person silent = Person.classic(server, user, "silent");
                Person plain = Person.classic(server, user, "plain")) {
            shelf.sends("<presence><priority>-5</priority></presence>").next();
            shelf.next();
            desk.next();
            for (Person each : List.of(desk, shelf, silent)) {
                each.asks(ENABLE, "result");
                each.asks(ENABLE, "result");
            }
            romeo.sends(chat(user + "@localhost", "to all"));
            assertEquals(
                    "jabber:client", desk.next().find("*", "body").orElseThrow().getNamespaceURI());
            // A negative priority takes no messages to the account, but copies (XEP-0280 7); so does no presence yet.
            assertTrue(shelf.next().has(CARBONS, "received"));
            assertTrue(silent.next().has(CARBONS, "received"));
            romeo.sends(chat(user + "@localhost/shelf", "to one"));
            assertFalse(shelf.next().has(CARBONS, "received"));
            assertTrue(desk.next().has(CARBONS, "received"));
            assertTrue(silent.next().has(CARBONS, "received"));
            for (Person each : List.of(desk, shelf, silent, plain)) {
                each.hasNothing();
            }
            assertEquals(List.of("to all", "to one"), ArchivePage.of(desk, "").bodies());
        }
    }

    @Test
    void whatIsNoConversationIsNotCopied() {
        String user = server.someone();
        String other = server.someone();
        String hint = "<no-copy xmlns='urn:xmpp:hints'/>";
        String secret = "<private xmlns='urn:xmpp:carbons:2'/>";
        String room = "<x xmlns='http://jabber.org/protocol/muc#user'/>";
        try (Person phone = Person.bind2(server, user);
                Person desk = Person.bind2(server, user);
                Person juliet = Person.bind2(server, other);
                Person tablet = Person.bind2(server, other)) {
            for (String[] each : new String[][] {
                {"chat", "<body>x</body>", "sent received"},
                {"chat", "", "sent received"},
                {"normal", "<body>x</body>", "sent received"},
                {"nonsense", "<body>x</body>", "sent received"},
                {"normal", "<received xmlns='urn:xmpp:receipts' id='m'/>", "sent received"},
                {"normal", "<displayed xmlns='urn:xmpp:chat-markers:0' id='m'/>", "sent received"},
                {"normal", "<gone xmlns='http://jabber.org/protocol/chatstates'/>", "sent received"},
                {"normal", "<x xmlns='jabber:x:conference' jid='room@chat.example'/>", "sent received"},
                {"chat", "<body>x</body>" + room, "sent"},
                {"normal", "<x xmlns='urn:x'/>", ""},
                {"headline", "<body>x</body>", ""},
                {"groupchat", "<body>x</body>", ""},
                {"chat", "<body>x</body>" + secret, ""},
                {"chat", "<body>x</body>" + hint, ""},
                {"chat", "<body>x</body>" + secret + hint, ""}
            }) {
                phone.sends(message(juliet.jid(), each[0], each[1]));
                assertEquals(each[1].contains("private"), juliet.next().has(CARBONS, "private"), each[1]);
                if (each[2].contains("sent")) {
                    assertTrue(desk.next().has(CARBONS, "sent"), each[0] + each[1]);
                }
                if (each[2].contains("received")) {
                    assertTrue(tablet.next().has(CARBONS, "received"), each[0] + each[1]);
                }
                desk.hasNothing();
                tablet.hasNothing();
            }
        }
    }

    /** What could not be delivered is no conversation, but it was said: the sender's other sessions show both. */
    @Test
    void whatIsRefusedIsNotCopied() {
        String user = server.someone();
        try (Person phone = Person.bind2(server, user);
                Person desk = Person.bind2(server, user)) {
            for (String to : List.of("missing@localhost", "someone@elsewhere.example", "localhost")) {
                assertEquals("error", phone.sends(chat(to, "x")).next().attribute("type"));
            }
            desk.hasNothing();
            assertEquals(List.of(), ArchivePage.of(desk, "").ids());
        }
    }

    @Test
    void switchedOnAndOffTheyKeepTheOrder() {
        String user = server.someone();
        try (Person romeo = Person.bind2(server, server.someone());
                Person phone = Person.bind2(server, user, "");
                Person desk = Person.classic(server, user, "desk")) {
            desk.asks(DISABLE, "result");
            romeo.sends(chat(phone.jid(), "before"));
            assertEquals("before", phone.next().body());
            desk.asks(ENABLE, "result");
            StringBuilder burst = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                burst.append(chat(phone.jid(), Integer.toString(i)));
            }
            romeo.sends(burst.toString());
            for (int i = 0; i < 50; i++) {
                assertEquals(Integer.toString(i), desk.next().body());
                assertEquals(Integer.toString(i), phone.next().body());
            }
            desk.asks(DISABLE, "result");
            desk.asks(DISABLE, "result");
            romeo.sends(chat(phone.jid(), "after"));
            assertEquals("after", phone.next().body());
            desk.hasNothing();
        }
    }

    /** A copy that a client answers by an error troubles nobody (XEP-0280 10.3). */
    @Test
    void anErrorForACopyGoesNowhere() {
        String user = server.someone();
        try (Person romeo = Person.bind2(server, server.someone());
                Person phone = Person.bind2(server, user, "");
                Person desk = Person.bind2(server, user)) {
            romeo.sends(chat(phone.jid(), "x"));
            phone.next();
            assertTrue(desk.next().has(CARBONS, "received"));
            desk.sends("<message type='error' to='" + user + "@localhost'><error type='cancel'>"
                            + "<service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>")
                    .hasNothing();
            phone.hasNothing();
            romeo.hasNothing();
        }
    }

    /** A resource may hold whatever XML has to escape, and what means something to those who build text from it. */
    @Test
    void oddAddressesAreWrittenAsTheyAre() {
        String user = server.someone();
        String odd = "b&apos;a&lt;l&gt;c&amp;o&quot;n %1 \\1 {17} \uD83D\uDE00";
        try (Person romeo = Person.bind2(server, server.someone());
                Person phone = Person.bind2(server, user);
                Person desk = Person.classic(server, user, odd)) {
            desk.asks(ENABLE, "result");
            romeo.sends(chat(phone.jid(), "in"));
            assertEquals("in", phone.next().body());
            String original = "<message xmlns='jabber:client' from='" + romeo.jid() + "' to='" + phone.jid()
                    + "' type='chat'><body>in</body>" + stanzaId(user);
            desk.receives("<message from='" + user + "@localhost' to='" + desk.jid() + "' type='chat'>"
                    + copy("received", original) + "</message>");
            desk.sends(chat(romeo.jid(), "out"));
            String other = romeo.jid().substring(0, romeo.jid().indexOf('@'));
            String answer = "<message xmlns='jabber:client' from='" + desk.jid() + "' to='" + romeo.jid()
                    + "' type='chat'><body>out</body>";
            romeo.receives(answer + stanzaId(other) + "</message>");
            phone.receives("<message from='" + user + "@localhost' to='" + phone.jid() + "' type='chat'>"
                    + copy("sent", answer + stanzaId(user)) + "</message>");
            romeo.sends(chat(desk.jid(), "back"));
            assertEquals("back", desk.next().body());
            ArchivePage page = ArchivePage.of(romeo, ArchivePage.form(ArchivePage.field("with", desk.jid())));
            assertEquals(List.of("out", "back"), page.bodies());
            Received named = new Received("<message to='" + desk.jid() + "'/>");
            assertEquals(
                    named.attribute("to"),
                    ArchivePage.of(desk, "").results().get(0).attribute("to"));
        }
    }
}
