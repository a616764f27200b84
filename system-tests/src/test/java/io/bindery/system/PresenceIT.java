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

    @Test
    void contactsSeeEachOtherComeAndGo() {
        String romeoName = server.someone();
        String julietName = server.someone();
        try (Person juliet = Person.bind2(server, julietName).available()) {
            Person romeo = Person.bind2(server, romeoName).available();
            romeo.befriends(juliet);
            romeo.sends("<presence><show>away</show><status>tea</status></presence>");
            juliet.receives("<presence from='" + romeo.jid() + "' to='" + juliet.bare()
                    + "'><show>away</show><status>tea</status></presence>");
            romeo.leaves();
            juliet.receives("<presence from='" + romeo.jid() + "' to='" + juliet.bare() + "' type='unavailable'/>");
            try (Person back = Person.bind2(server, romeoName)) {
                back.available().receives("<presence from='" + juliet.jid() + "' to='" + back.bare() + "'/>");
                juliet.receives("<presence from='" + back.jid() + "' to='" + juliet.bare() + "'/>");
            }
            // A connection that is cut is an end too.
            assertEquals("unavailable", juliet.next().attribute("type"));
        }
    }

    /** RFC 6121 3.2.2 and 3.2.3: first the end is seen, then its reason told, then the roster changed. */
    @Test
    void aSubscriptionIsWithdrawnInOrder() {
        try (Person juliet = Person.bind2(server, server.someone()).available();
                Person romeo = Person.bind2(server, server.someone()).available()) {
            romeo.befriends(juliet);
            assertTrue(romeo.next().xml().contains("subscription='both'"));
            juliet.sends("<presence to='" + romeo.bare() + "' type='unsubscribed' id='w'/>");
            romeo.receives("<presence from='" + juliet.jid() + "' to='" + romeo.bare() + "' type='unavailable'/>")
                    .receives("<presence from='" + juliet.bare() + "' to='" + romeo.bare()
                            + "' type='unsubscribed' id='w'/>")
                    .receives("<iq type='set' id='…' to='" + romeo.bare() + "'><query xmlns='jabber:iq:roster' ver='…'>"
                            + "<item jid='" + juliet.bare() + "' subscription='from'/></query></iq>");
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

    /** RFC 6121 4.6.6: whoever was sent presence directly may ask whether that session is still there. */
    @Test
    void whoGotDirectPresenceMayProbeThatSession() {
        try (Person juliet = Person.bind2(server, server.someone()).available();
                Person romeo = Person.bind2(server, server.someone()).available()) {
            String probe = "<presence to='" + juliet.jid() + "' type='probe'/>";
            romeo.sends(probe).hasNothing();
            juliet.sends("<presence to='" + romeo.jid() + "'><show>away</show></presence>");
            romeo.receives(
                    "<presence from='" + juliet.jid() + "' to='" + romeo.jid() + "'><show>away</show></presence>");
            // It is noted when the stanza is settled, before the next of the same session is answered.
            juliet.hasNothing();
            romeo.sends(probe).receives("<presence from='" + juliet.jid() + "' to='" + romeo.bare() + "'/>");
            romeo.sends("<presence to='" + juliet.bare() + "' type='probe'/>").hasNothing();
        }
    }

    /** RFC 6121 4.3.2. */
    @Test
    void aProbeOfOneSessionTellsThatItIsThereAndNoMore() {
        try (Person juliet = Person.bind2(server, server.someone()).available();
                Person romeo = Person.bind2(server, server.someone()).available()) {
            romeo.befriends(juliet);
            romeo.next();
            juliet.sends("<presence><show>away</show></presence>").next();
            String away =
                    "<presence from='" + juliet.jid() + "' to='" + romeo.bare() + "'><show>away</show></presence>";
            romeo.receives(away);
            romeo.sends("<presence to='" + juliet.bare() + "' type='probe'/>").receives(away);
            romeo.sends("<presence to='" + juliet.jid() + "' type='probe'/>")
                    .receives("<presence from='" + juliet.jid() + "' to='" + romeo.bare() + "'/>");
            romeo.sends("<presence to='" + juliet.bare() + "/nowhere' type='probe'/>")
                    .hasNothing();
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
                phone.receives("<presence from='" + phone.jid() + "' type='unavailable'/>");
            }
        }
    }

    @Test
    void answersPresenceThatIsWrong() {
        try (Person romeo = Person.bind2(server, server.someone())) {
            for (String wrong : new String[] {
                "<presence type='error'/><presence type='nonsense'/>",
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
