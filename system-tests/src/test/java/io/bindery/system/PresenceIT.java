package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.Person;
import io.bindery.system.client.Received;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.SharedServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who sees whom (RFC 6121 3 and 4), over the wire. */
@ExtendWith(SharedServer.class)
class PresenceIT {
    private static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";

    private static BinderyServer server;

    @BeforeAll
    static void use(BinderyServer shared) {
        server = shared;
    }

    /** Two who see each other; what comes on the way is taken. */
    private static void befriend(Person one, Person other) {
        String first = bare(one);
        String second = bare(other);
        // Only who has asked for the roster is told how a subscription goes on (RFC 6121 3.1.6).
        one.asks("<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>", "result");
        other.asks("<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>", "result");
        one.sends("<presence to='" + second + "' type='subscribe'/>");
        assertEquals("subscribe", other.next().attribute("type"));
        other.sends("<presence to='" + first + "' type='subscribed'/><presence to='" + first + "' type='subscribe'/>");
        one.hears("subscribed");
        assertEquals(other.jid(), one.hears("").attribute("from"));
        one.hears("subscribe");
        one.sends("<presence to='" + second + "' type='subscribed'/>");
        other.hears("subscribed");
        assertEquals(one.jid(), other.hears("").attribute("from"));
    }

    private static String bare(Person person) {
        return person.jid().substring(0, person.jid().indexOf('/'));
    }

    @Test
    void contactsSeeEachOtherComeAndGo() {
        String romeoName = server.someone();
        String julietName = server.someone();
        try (Person juliet = Person.bind2(server, julietName).available()) {
            Person romeo = Person.bind2(server, romeoName).available();
            befriend(romeo, juliet);
            romeo.sends("<presence><show>away</show><status>tea</status></presence>");
            juliet.receives("<presence from='" + romeo.jid() + "' to='" + bare(juliet)
                    + "'><show>away</show><status>tea</status></presence>");
            romeo.leaves();
            juliet.receives("<presence from='" + romeo.jid() + "' to='" + bare(juliet) + "' type='unavailable'/>");
            try (Person back = Person.bind2(server, romeoName)) {
                back.available().receives("<presence from='" + juliet.jid() + "' to='" + bare(back) + "'/>");
                juliet.receives("<presence from='" + back.jid() + "' to='" + bare(juliet) + "'/>");
            }
            // A connection that is cut is an end too.
            assertEquals("unavailable", juliet.next().attribute("type"));
        }
    }

    @Test
    void aRequestWaitsForWhoIsAway() {
        String romeoName = server.someone();
        String julietName = server.someone();
        try (Person romeo = Person.bind2(server, romeoName).available()) {
            romeo.sends("<presence to='" + julietName + "@localhost' type='subscribe'><status>me</status></presence>")
                    .hasNothing();
            for (int i = 0; i < 2; i++) {
                try (Person juliet = Person.bind2(server, julietName).available()) {
                    Received request = juliet.next();
                    assertEquals("subscribe", request.attribute("type"));
                    assertEquals(romeoName + "@localhost", request.attribute("from"));
                }
                // The next one would see the end of this one.
                server.awaitNobody(julietName);
            }
        }
    }

    @Test
    void aRequestThatWaitsIsNotShownOnceItsSenderIsBlocked() {
        String romeoName = server.someone();
        String julietName = server.someone();
        try (Person romeo = Person.bind2(server, romeoName)) {
            romeo.sends("<presence to='" + julietName + "@localhost' type='subscribe'/>")
                    .hasNothing();
            try (Person juliet = Person.bind2(server, julietName)) {
                juliet.asks(
                        "<iq type='set' id='b'><block xmlns='urn:xmpp:blocking'><item jid='" + romeoName
                                + "@localhost'/></block></iq>",
                        "result");
                juliet.available().hasNothing();
            }
        }
    }

    @Test
    void directPresenceEndsWithTheSession() {
        String julietName = server.someone();
        try (Person juliet = Person.bind2(server, julietName).available()) {
            try (Person romeo = Person.bind2(server, server.someone())) {
                romeo.sends("<presence to='" + juliet.jid() + "'/>");
                juliet.receives("<presence from='" + romeo.jid() + "' to='" + juliet.jid() + "'/>");
                romeo.leaves();
                juliet.receives("<presence from='" + romeo.jid() + "' to='" + juliet.jid() + "' type='unavailable'/>");
            }
        }
    }

    @Test
    void aStrangerSeesNothing() {
        String julietName = server.someone();
        try (Person juliet = Person.bind2(server, julietName).available();
                Person romeo = Person.bind2(server, server.someone()).available()) {
            romeo.sends("<presence to='" + julietName + "@localhost' type='probe'/>")
                    .hasNothing();
            juliet.hasNothing();
        }
    }

    @Test
    void whoeverIsBlockedIsNotSeenUntilTheBlockEnds() {
        String romeoName = server.someone();
        String item = "<item jid='" + romeoName + "@localhost'/>";
        try (Person juliet = Person.bind2(server, server.someone()).available();
                Person romeo = Person.bind2(server, romeoName).available()) {
            befriend(romeo, juliet);
            juliet.sends("<iq type='set' id='b'><block xmlns='urn:xmpp:blocking'>" + item + "</block></iq>");
            assertEquals(romeo.jid(), juliet.hears("unavailable").attribute("from"));
            assertEquals("result", juliet.next().attribute("type"));
            assertEquals(juliet.jid(), romeo.hears("unavailable").attribute("from"));
            romeo.sends("<presence><show>away</show></presence>").next();
            romeo.hasNothing();
            juliet.hasNothing();
            juliet.sends("<iq type='set' id='u'><unblock xmlns='urn:xmpp:blocking'>" + item + "</unblock></iq>");
            assertTrue(juliet.hears("").xml().contains("away"));
            assertEquals(juliet.jid(), romeo.hears("").attribute("from"));
        }
    }

    @Test
    void anotherSessionOfTheSameAccountIsSeen() {
        String user = server.someone();
        try (Person desk = Person.bind2(server, user).available()) {
            try (Person phone = Person.bind2(server, user).available()) {
                assertEquals(desk.jid(), phone.next().attribute("from"));
                assertEquals(phone.jid(), desk.next().attribute("from"));
                phone.sends("<presence type='unavailable'/>");
                assertEquals("unavailable", desk.next().attribute("type"));
            }
        }
    }

    @Test
    void answersPresenceThatIsWrong() {
        try (Person romeo = Person.bind2(server, server.someone())) {
            for (String wrong : new String[] {
                "<presence type='nonsense'/>",
                "<presence><priority>128</priority></presence>",
                "<presence><priority>high</priority></presence>"
            }) {
                Received error = romeo.sends(wrong).next();
                assertTrue(error.has(STANZAS, "bad-request"), error.xml());
            }
            Received remote = romeo.sends("<presence to='a@elsewhere.example' type='subscribe'/>")
                    .next();
            assertTrue(remote.has(STANZAS, "remote-server-not-found"), remote.xml());
        }
    }
}
