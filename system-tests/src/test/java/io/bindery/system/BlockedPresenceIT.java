package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.Person;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.SharedServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a block does to presence and subscriptions (XEP-0191), over the wire. */
@ExtendWith(SharedServer.class)
class BlockedPresenceIT {
    private static BinderyServer server;

    @BeforeAll
    static void use(BinderyServer shared) {
        server = shared;
    }

    private static String block(String command, String address) {
        return "<iq type='set' id='b'><" + command + " xmlns='urn:xmpp:blocking'><item jid='" + address + "'/></"
                + command + "></iq>";
    }

    @Test
    void aRequestThatWaitsIsNotShownOnceItsSenderIsBlocked() {
        String romeoName = server.someone();
        String julietName = server.someone();
        try (Person romeo = Person.bind2(server, romeoName)) {
            romeo.sends("<presence to='" + julietName + "@localhost' type='subscribe'/>")
                    .hasNothing();
            try (Person juliet = Person.bind2(server, julietName)) {
                juliet.asks(block("block", romeoName + "@localhost"), "result");
                juliet.available().hasNothing();
            }
        }
    }

    @Test
    void whoeverIsBlockedIsNotSeenUntilTheBlockEnds() {
        try (Person juliet = Person.bind2(server, server.someone()).available();
                Person romeo = Person.bind2(server, server.someone()).available()) {
            romeo.befriends(juliet);
            juliet.sends(block("block", romeo.bare()));
            assertEquals(romeo.jid(), juliet.hears("unavailable").attribute("from"));
            assertEquals("result", juliet.next().attribute("type"));
            assertEquals(juliet.jid(), romeo.hears("unavailable").attribute("from"));
            romeo.sends("<presence><show>away</show></presence>").next();
            romeo.hasNothing();
            juliet.hasNothing();
            juliet.sends(block("unblock", romeo.bare()));
            assertTrue(juliet.hears("").xml().contains("away"));
            assertEquals(juliet.jid(), romeo.hears("").attribute("from"));
        }
    }

    @Test
    void aRequestToWhoHasBlockedLooksUnanswered() {
        try (Person juliet = Person.bind2(server, server.someone()).available();
                Person romeo = Person.bind2(server, server.someone()).available()) {
            romeo.asks("<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>", "result");
            juliet.asks(block("block", romeo.bare()), "result");
            String request = "<presence to='" + juliet.bare() + "' type='subscribe'/>";
            romeo.sends(request)
                    .receives("<iq type='set' id='…' to='" + romeo.bare() + "'><query xmlns='jabber:iq:roster' ver='…'>"
                            + "<item jid='" + juliet.bare() + "' subscription='none' ask='subscribe'/></query></iq>")
                    .hasNothing();
            juliet.asks("<iq type='set' id='u'><unblock xmlns='urn:xmpp:blocking'/></iq>", "result");
            juliet.hasNothing();
            romeo.sends(request).hasNothing();
            assertEquals("subscribe", juliet.next().attribute("type"));
        }
    }

    /** XEP-0191 3.3 and 3.4: only that session is meant, in both directions. */
    @Test
    void aSessionThatIsBlockedAloneIsNotSeenUntilTheBlockEnds() {
        String romeo = server.someone();
        try (Person juliet = Person.bind2(server, server.someone()).available();
                Person desk = Person.bind2(server, romeo).available()) {
            desk.befriends(juliet);
            try (Person phone = Person.bind2(server, romeo).available()) {
                phone.hears("");
                phone.hears("");
                assertEquals(phone.jid(), desk.hears("").attribute("from"));
                assertEquals(phone.jid(), juliet.hears("").attribute("from"));
                juliet.sends(block("block", phone.jid()));
                juliet.receives("<presence from='" + phone.jid() + "' to='" + juliet.bare() + "' type='unavailable'/>");
                assertEquals("result", juliet.next().attribute("type"));
                phone.receives("<presence from='" + juliet.jid() + "' to='" + phone.jid() + "' type='unavailable'/>");
                juliet.sends("<presence><show>away</show></presence>").next();
                assertEquals(juliet.jid(), desk.hears("").attribute("from"));
                phone.sends("<presence><show>dnd</show></presence>").next();
                phone.hasNothing();
                juliet.hasNothing();
                juliet.sends(block("unblock", phone.jid()));
                assertTrue(juliet.hears("").xml().contains("dnd"));
                assertTrue(phone.hears("").xml().contains("away"));
            }
        }
    }

    @Test
    void whoHasBlockedTheOtherSeesNothingOfAnEndOfHisBlock() {
        try (Person juliet = Person.bind2(server, server.someone()).available();
                Person romeo = Person.bind2(server, server.someone()).available()) {
            romeo.befriends(juliet);
            juliet.sends(block("block", romeo.bare())).hears("unavailable");
            assertEquals("result", juliet.next().attribute("type"));
            romeo.hears("unavailable");
            romeo.asks(block("block", juliet.bare()), "result");
            romeo.asks(block("unblock", juliet.bare()), "result");
            juliet.hasNothing();
            romeo.hasNothing();
            juliet.sends(block("unblock", romeo.bare()));
            assertEquals(romeo.jid(), juliet.hears("").attribute("from"));
            assertEquals(juliet.jid(), romeo.hears("").attribute("from"));
        }
    }
}
