package io.bindery.system;

import static io.bindery.system.client.Stanzas.chat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.Person;
import io.bindery.system.client.Received;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.SharedServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** RFC 6121 8.5 over the wire: who gets a message. Each test has accounts of its own. */
@ExtendWith(SharedServer.class)
class MessagesIT {
    private static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";
    private static final String CARBONS = "urn:xmpp:carbons:2";

    private static BinderyServer server;

    @BeforeAll
    static void use(BinderyServer shared) {
        server = shared;
    }

    @Test
    void goesToABareAddressWithTheArchivesId() {
        String user = server.someone();
        try (Person romeo = Person.bind2(server, server.someone());
                Person juliet = Person.bind2(server, user)) {
            romeo.sends("<message to='" + user + "@localhost' type='chat' id='m1' xml:lang='de'><body>Hallo &amp; "
                    + "auf &lt;Wiedersehen></body></message>");
            juliet.receives("<message from='" + romeo.jid() + "' to='" + user
                    + "@localhost' type='chat' id='m1' xml:lang='de'><body>Hallo &amp; auf &lt;Wiedersehen></body>"
                    + "<stanza-id xmlns='urn:xmpp:sid:0' by='" + user + "@localhost' id='…'/></message>");
            romeo.hasNothing();
        }
    }

    @Test
    void takesAwayAStanzaIdThatIsForged() {
        String user = server.someone();
        try (Person romeo = Person.bind2(server, server.someone());
                Person juliet = Person.bind2(server, user)) {
            romeo.sends("<message to='" + juliet.jid()
                    + "' type='chat'><body>a</body><stanza-id xmlns='urn:xmpp:sid:0' by='" + user
                    + "@localhost' id='forged'/></message>");
            Received got = juliet.next();
            assertTrue(!got.xml().contains("forged"), got.xml());
        }
    }

    @Test
    void aForgedSenderEndsTheStream() {
        try (Person romeo = Person.bind2(server, server.someone())) {
            romeo.sends("<message from='juliet@localhost' to='" + romeo.jid() + "'><body>a</body></message>");
            assertTrue(romeo.next().has("urn:ietf:params:xml:ns:xmpp-streams", "invalid-from"));
        }
    }

    @Test
    void answersWhatCannotBeDelivered() {
        try (Person romeo = Person.bind2(server, server.someone())) {
            for (String[] each : new String[][] {
                {"nobody@elsewhere.example", "remote-server-not-found"},
                {"missing@localhost", "service-unavailable"},
                {"localhost", "service-unavailable"},
                {"a b@@localhost", "jid-malformed"}
            }) {
                Received error = romeo.sends(chat(each[0], "x")).next();
                assertEquals("error", error.attribute("type"));
                assertTrue(error.has(STANZAS, each[1]), error.xml());
                assertEquals("x", error.body());
            }
            romeo.sends("<message to='missing@localhost' type='error'><body>x</body></message>");
            romeo.hasNothing();
        }
    }

    @Test
    void goesByTypeWhereNobodyHasTheResource() {
        String user = server.someone();
        try (Person romeo = Person.bind2(server, server.someone());
                Person juliet = Person.classic(server, user, "balcony")) {
            juliet.available();
            romeo.sends(chat(user + "@localhost/gone", "chat"));
            assertEquals("chat", juliet.next().body());
            romeo.sends("<message to='" + user + "@localhost/gone' type='headline'><body>x</body></message>");
            romeo.hasNothing();
            for (String type : new String[] {"normal", "groupchat"}) {
                Received refused = romeo.sends("<message to='" + user + "@localhost/gone' type='" + type
                                + "'><body>x</body></message>")
                        .next();
                assertTrue(refused.has(STANZAS, "service-unavailable"), refused.xml());
            }
            juliet.hasNothing();
        }
    }

    @Test
    void respectsPriorities() {
        String user = server.someone();
        try (Person romeo = Person.bind2(server, server.someone());
                Person desk = Person.classic(server, user, "desk");
                Person shelf = Person.classic(server, user, "shelf")) {
            desk.available();
            shelf.sends("<presence><priority>-1</priority></presence>");
            shelf.next();
            shelf.next();
            desk.next();
            romeo.sends(chat(user + "@localhost", "to all"));
            assertEquals("to all", desk.next().body());
            shelf.hasNothing();
            romeo.sends(chat(user + "@localhost/shelf", "to one"));
            assertEquals("to one", shelf.next().body());
            desk.hasNothing();
        }
    }

    @Test
    void waitsForAClassicClientAndComesWithItsTime() {
        String user = server.someone();
        try (Person romeo = Person.bind2(server, server.someone())) {
            romeo.sends(chat(user + "@localhost", "one") + chat(user + "@localhost", "two"))
                    .hasNothing();
        }
        try (Person juliet = Person.classic(server, user, "balcony")) {
            juliet.hasNothing().available();
            Received one = juliet.next();
            assertEquals("one", one.body());
            assertTrue(one.has("urn:xmpp:delay", "delay"), one.xml());
            assertEquals("two", juliet.next().body());
        }
        // The next one would see the end of this one.
        server.awaitNobody(user);
        try (Person juliet = Person.classic(server, user, "balcony")) {
            juliet.available().hasNothing();
        }
    }

    @Test
    void whatTheArchiveDoesNotKeepComesToABind2ClientAtOnce() {
        String user = server.someone();
        try (Person romeo = Person.bind2(server, server.someone())) {
            romeo.sends(chat(user + "@localhost", "archived"));
            romeo.sends("<message to='" + user + "@localhost' type='chat'><body>not archived</body>"
                    + "<no-permanent-store xmlns='urn:xmpp:hints'/></message>");
            romeo.hasNothing();
        }
        try (Person juliet = Person.bind2(server, user)) {
            assertEquals("not archived", juliet.next().body());
            juliet.available().hasNothing();
        }
    }

    @Test
    void copiesToTheOtherSessionsOfBoth() {
        String user = server.someone();
        String other = server.someone();
        try (Person phone = Person.bind2(server, user);
                Person desk = Person.bind2(server, user);
                Person juliet = Person.bind2(server, other);
                Person plain = Person.bind2(server, other, "")) {
            phone.sends(chat(juliet.jid(), "hi"));
            assertEquals("hi", juliet.next().body());
            Received sent = desk.next();
            assertTrue(sent.has(CARBONS, "sent") && sent.has("urn:xmpp:sid:0", "stanza-id"), sent.xml());
            phone.hasNothing();
            plain.hasNothing();
            juliet.sends("<message to='" + phone.jid()
                    + "' type='chat'><body>secret</body><private xmlns='urn:xmpp:carbons:2'/>"
                    + "<no-copy xmlns='urn:xmpp:hints'/></message>");
            assertEquals("secret", phone.next().body());
            desk.hasNothing();
        }
    }

    @Test
    void switchesCarbonsOnAndOff() {
        String user = server.someone();
        try (Person romeo = Person.bind2(server, server.someone());
                Person desk = Person.classic(server, user, "desk");
                Person phone = Person.classic(server, user, "phone")) {
            desk.asks("<iq type='set' id='c'><enable xmlns='urn:xmpp:carbons:2'/></iq>", "result");
            romeo.sends(chat(user + "@localhost/phone", "one"));
            assertEquals("one", phone.next().body());
            assertTrue(desk.next().has(CARBONS, "received"));
            desk.asks("<iq type='set' id='d'><disable xmlns='urn:xmpp:carbons:2'/></iq>", "result");
            romeo.sends(chat(user + "@localhost/phone", "two"));
            assertEquals("two", phone.next().body());
            desk.hasNothing();
        }
    }

    @Test
    void anInactiveClientIsToldOfWhatMatters() {
        String user = server.someone();
        try (Person romeo = Person.bind2(server, server.someone());
                Person juliet = Person.bind2(server, user)) {
            String typing = "<message to='" + juliet.jid()
                    + "' type='chat'><composing xmlns='http://jabber.org/protocol/chatstates'/></message>";
            juliet.sends("<inactive xmlns='urn:xmpp:csi:0'/>").hasNothing();
            romeo.sends(typing + typing).hasNothing();
            romeo.sends(chat(juliet.jid(), "hi"));
            assertTrue(juliet.next().has("http://jabber.org/protocol/chatstates", "composing"));
            assertEquals("hi", juliet.next().body());
            romeo.sends(typing).hasNothing();
            juliet.sends("<active xmlns='urn:xmpp:csi:0'/>");
            assertTrue(juliet.next().has("http://jabber.org/protocol/chatstates", "composing"));
        }
    }

    @Test
    void acknowledgesWhatItHasTaken() {
        String user = server.someone();
        try (Person romeo = Person.bind2(server, server.someone(), "<enable xmlns='urn:xmpp:sm:3'/>");
                Person juliet = Person.bind2(server, user)) {
            StringBuilder many = new StringBuilder();
            for (int i = 0; i < 500; i++) {
                many.append(chat(juliet.jid(), Integer.toString(i)));
            }
            romeo.sends(many + "<r xmlns='urn:xmpp:sm:3'/>").receives("<a xmlns='urn:xmpp:sm:3' h='500'/>");
            for (int i = 0; i < 500; i++) {
                assertEquals(Integer.toString(i), juliet.next().body());
            }
        }
    }

    @Test
    void whatWasReadBeforeTheEndIsStillDelivered() {
        String user = server.someone();
        try (Person juliet = Person.bind2(server, user)) {
            try (Person romeo = Person.bind2(server, server.someone())) {
                romeo.sends(chat(juliet.jid(), "last words") + "</stream:stream>");
                romeo.client().receivesEnd();
            }
            assertEquals("last words", juliet.next().body());
        }
    }
}
