package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.Person;
import io.bindery.system.client.Received;
import io.bindery.system.client.WebSocketConversation;
import io.bindery.system.server.BinderyServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a clumsy or hostile client sends gets the answer that is laid down for it, and its stream goes on. */
class BadInputIT {
    private static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";
    private static final String STREAMS = "urn:ietf:params:xml:ns:xmpp-streams";
    private static final String PING = "<ping xmlns='urn:xmpp:ping'/>";
    private static final int LOG = 1000;

    @TempDir
    private static Path folder;

    private static BinderyServer server;

    @BeforeAll
    static void start() {
        server = BinderyServer.start(
                folder, Map.of("roster.max-items", "20", "vcard.max-bytes", "4096", "session.max-log", "" + LOG));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The stanza comes back with that error, and nothing else happens. */
    private static void refused(Person person, String stanza, String condition) {
        Received error = person.sends(stanza).next();
        assertEquals("error", error.attribute("type"), error.xml());
        assertTrue(error.has(STANZAS, condition), stanza + " was answered with " + error.xml());
        person.hasNothing();
    }

    private static String set(String payload) {
        return "<iq type='set' id='q'>" + payload + "</iq>";
    }

    private static String roster(String items) {
        return set("<query xmlns='jabber:iq:roster'>" + items + "</query>");
    }

    @Test
    void answersAddressesThatAreNone() {
        String tooLong = "x".repeat(1024);
        try (Person romeo = Person.bind2(server, server.someone())) {
            for (String to :
                    List.of("a@b@localhost", "@localhost", "localhost/", "a@localhost/", "a b@localhost", "")) {
                refused(romeo, "<message to='" + to + "'><body>x</body></message>", "jid-malformed");
            }
            for (String to : List.of(tooLong + "@localhost", "a@localhost/" + tooLong, "a@" + tooLong)) {
                refused(romeo, "<iq type='get' id='q' to='" + to + "'>" + PING + "</iq>", "jid-malformed");
                refused(romeo, "<presence to='" + to + "'/>", "jid-malformed");
                refused(romeo, "<presence type='subscribe' to='" + to + "'/>", "jid-malformed");
            }
            romeo.sends(
                            "<iq type='result' id='q' to='@'/><message type='error' to='@'/><presence type='error' to='@'/>")
                    .hasNothing();
        }
    }

    @Test
    void stampsTheSenderAndBelievesNoOther() {
        String user = server.someone();
        try (Person desk = Person.bind2(server, user);
                Person juliet = Person.bind2(server, server.someone())) {
            desk.sends("<message from='" + user + "@localhost' to='" + juliet.jid() + "'><body>x</body></message>");
            assertEquals(desk.jid(), juliet.next().attribute("from"));
            for (String from : List.of(juliet.jid(), desk.jid() + "2", "localhost", "@", "")) {
                try (Person forger = Person.bind2(server, user, "")) {
                    forger.sends("<message from='" + from + "' to='" + juliet.jid() + "'><body>y</body></message>");
                    assertTrue(forger.next().has(STREAMS, "invalid-from"), from);
                }
            }
            juliet.hasNothing();
            desk.hasNothing();
        }
    }

    @Test
    void answersRequestsThatAreNone() {
        try (Person romeo = Person.bind2(server, server.someone())) {
            for (String iq : List.of(
                    "<iq type='get'>" + PING + "</iq>",
                    "<iq type='get' id='q'>" + PING + PING + "</iq>",
                    "<iq type='get' id='q'/>",
                    "<iq type='get' id='q'>text</iq>",
                    "<iq id='q'>" + PING + "</iq>",
                    "<iq type='GET' id='q'>" + PING + "</iq>")) {
                refused(romeo, iq, "bad-request");
            }
            refused(romeo, set("<nothing xmlns='of:the:test'/>"), "service-unavailable");
            refused(romeo, set("<ping xmlns=''/>"), "service-unavailable");
            romeo.sends("<iq type='result'/><iq type='error' id='q'/><iq type='result' id='q' to='localhost'/>")
                    .hasNothing();
        }
    }

    @Test
    void keepsARosterWithinItsBounds() {
        try (Person romeo = Person.bind2(server, server.someone())) {
            for (int i = 0; i < 20; i++) {
                romeo.asks(roster("<item jid='c" + i + "@localhost'/>"), "result");
            }
            refused(romeo, roster("<item jid='c20@localhost'/>"), "resource-constraint");
            refused(romeo, "<presence type='subscribe' to='c21@localhost'/>", "resource-constraint");
            refused(romeo, roster("<item jid='" + romeo.jid() + "'/>"), "not-allowed");
            refused(romeo, roster("<item jid='a@localhost'/><item jid='b@localhost'/>"), "bad-request");
            refused(romeo, roster("<item/>"), "bad-request");
            refused(romeo, roster("<item jid='@'/>"), "jid-malformed");
            refused(romeo, roster("<item jid='c1@localhost'><group/></item>"), "not-acceptable");
            refused(romeo, roster("<item jid='c1@localhost' name='" + "n".repeat(9999) + "'/>"), "not-acceptable");
            refused(romeo, roster("<item jid='c99@localhost' subscription='remove'/>"), "item-not-found");
            String get = "<iq type='get' id='q'><query xmlns='jabber:iq:roster'/></iq>";
            assertEquals(
                    20,
                    romeo.asks(get, "result")
                            .childNames("jabber:iq:roster", "query")
                            .size());
        }
    }

    @Test
    void keepsNoGiantCard() {
        try (Person romeo = Person.bind2(server, server.someone())) {
            String card = "<vCard xmlns='vcard-temp'><PHOTO><BINVAL>" + "A".repeat(8192) + "</BINVAL></PHOTO></vCard>";
            refused(romeo, set(card), "policy-violation");
            refused(romeo, "<iq type='get' id='q'><vCard xmlns='vcard-temp'/></iq>", "item-not-found");
        }
    }

    @Test
    void deliversPayloadsAsTheyWereMeant() {
        String user = server.someone();
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            many.append("<c xmlns='urn:x:").append(i % 3).append("'/>");
        }
        String payload = "<x:y xmlns:x='urn:x' x:a='1' a='2' xml:lang='de'><z xmlns=''>&lt;&#9;&amp;</z><x:z/>"
                + "<message xmlns='jabber:client'/></x:y>" + many;
        try (Person romeo = Person.bind2(server, server.someone());
                Person juliet = Person.bind2(server, user)) {
            romeo.sends("<message to='" + juliet.jid() + "' type='chat' xml:lang='en'>" + payload
                    + "<no-store xmlns='urn:xmpp:hints'/></message>");
            romeo.hasNothing();
            Received got = juliet.next();
            assertEquals(2002, got.childNames().size());
            assertEquals("2", got.find("urn:x", "y").orElseThrow().getAttributeNS(null, "a"));
            assertEquals("1", got.find("urn:x", "y").orElseThrow().getAttributeNS("urn:x", "a"));
            assertEquals("<\t&", got.text("", "z"));
            assertTrue(got.has("jabber:client", "message"), got.xml());
        }
    }

    /** Only the header of a TCP stream declares the prefix; the other's stream must not break for it. */
    @Test
    void aPayloadOfTheStreamsNamespaceBreaksNobodysStream() {
        String user = server.someone();
        try (Person romeo = Person.bind2(server, server.someone());
                Person plain = Person.bind2(server, user);
                WebSocketConversation web = server.connectWebSocket()) {
            Bind2Login.of(user, "secret").on(web);
            web.receivesElement("features");
            romeo.sends("<message to='" + user + "@localhost' type='chat'><body>x</body><stream:error/></message>");
            String streams = "http://etherx.jabber.org/streams";
            assertTrue(plain.next().has(streams, "error"));
            String document = web.next();
            assertTrue(document.contains("xmlns:stream='" + streams + "'"), document);
            web.sends("<iq xmlns='jabber:client' type='get' id='p'>" + PING + "</iq>")
                    .receivesElement("iq");
        }
    }

    @Test
    void takesMessagesWithoutAnything() {
        String user = server.someone();
        try (Person romeo = Person.bind2(server, server.someone());
                Person juliet = Person.bind2(server, user)) {
            romeo.sends("<message to='" + juliet.jid() + "'/>");
            juliet.receives("<message from='" + romeo.jid() + "' to='" + juliet.jid() + "'/>");
            romeo.sends("<message to='" + user + "@localhost' type='nonsense'/>");
            juliet.receives("<message from='" + romeo.jid() + "' to='" + user + "@localhost' type='nonsense'/>");
            // Without an address it is for the sender's own account.
            romeo.sends("<message/>").receives("<message from='" + romeo.jid() + "'/>");
            refused(romeo, "<message to='localhost/x'><body>x</body></message>", "service-unavailable");
            romeo.asks("<iq type='get' id='q' to='localhost/x'>" + PING + "</iq>", "result");
            romeo.sends("<presence to='localhost'/><presence to='localhost/x' type='unavailable'/>"
                            + "<presence to='localhost' type='probe'/><presence type='probe'/>")
                    .hasNothing();
        }
    }

    @Test
    void aFloodOfPresenceReachesNoStrangerAndEndsNothing() {
        String user = server.someone();
        try (Person romeo = Person.bind2(server, user);
                Person stranger = Person.bind2(server, server.someone()).available()) {
            StringBuilder flood = new StringBuilder();
            for (int i = 0; i < 2 * LOG; i++) {
                flood.append("<presence><priority>")
                        .append(i % 100)
                        .append("</priority></presence><presence to='nobody@localhost/")
                        .append(i)
                        .append("'/><presence to='")
                        .append(stranger.jid(), 0, stranger.jid().indexOf('/'))
                        .append("' type='probe'/>");
            }
            romeo.sends(flood.toString());
            for (int i = 0; i < 2 * LOG; i++) {
                assertEquals(romeo.jid(), romeo.next().attribute("from"));
            }
            romeo.hasNothing();
            stranger.hasNothing();
        }
    }
}
