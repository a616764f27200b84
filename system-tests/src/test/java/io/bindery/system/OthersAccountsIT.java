package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.Person;
import io.bindery.system.client.Received;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.SharedServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A stranger learns nothing of an account and changes nothing in it, not even whether there is one. */
@ExtendWith(SharedServer.class)
class OthersAccountsIT {
    private static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";
    private static final String PUBSUB = "http://jabber.org/protocol/pubsub";
    private static final List<String> ACCOUNT_AND_NONE = List.of("juliet@localhost", "nobody@localhost");
    private static final String NODE = "urn:xmpp:bookmarks:1";

    private static BinderyServer server;
    private static Person juliet;
    private static Person stranger;

    @BeforeAll
    static void use(BinderyServer shared) {
        server = shared;
        server.addAccount("juliet", "secret");
        server.addAccount("stranger", "secret");
        juliet = Person.bind2(server, "juliet").available();
        stranger = Person.bind2(server, "stranger").available();
        juliet.asks(iq("set", "", publish(NODE, "one", "<conference xmlns='" + NODE + "' name='balcony'/>")), "result");
        juliet.asks(iq("set", "", publish("open", "two", "<mood xmlns='urn:mood'/>")), "result");
        juliet.sends("<message to='juliet@localhost' type='chat'><body>a secret</body></message>");
        juliet.next();
    }

    @AfterAll
    static void stop() {
        stranger.close();
        juliet.close();
    }

    private static String iq(String type, String to, String payload) {
        String address = to.isEmpty() ? "" : " to='" + to + "'";
        return "<iq type='" + type + "' id='q'" + address + ">" + payload + "</iq>";
    }

    private static String publish(String node, String id, String payload) {
        return "<pubsub xmlns='" + PUBSUB + "'><publish node='" + node + "'><item id='" + id + "'>" + payload
                + "</item></publish></pubsub>";
    }

    private static String pubsub(String content) {
        return "<pubsub xmlns='" + PUBSUB + "'>" + content + "</pubsub>";
    }

    private static String byOwner(String content) {
        return "<pubsub xmlns='" + PUBSUB + "#owner'>" + content + "</pubsub>";
    }

    /** The same answer for an account and for none; the addresses are left out. */
    private static void refusedAlike(String type, String payload, String condition) {
        for (String account : ACCOUNT_AND_NONE) {
            Received error = stranger.asks(iq(type, account, payload), "error");
            assertTrue(error.has(STANZAS, condition), account + " " + payload + ": " + error.xml());
            stranger.hasNothing();
        }
        juliet.hasNothing();
    }

    private static void refused(String type, String payload, String condition) {
        Received error = stranger.asks(iq(type, "juliet@localhost", payload), "error");
        assertTrue(error.has(STANZAS, condition), payload + ": " + error.xml());
        juliet.hasNothing();
    }

    @Test
    void noArchiveButOnesOwn() {
        refusedAlike("set", "<query xmlns='urn:xmpp:mam:2'/>", "forbidden");
        refusedAlike("get", "<query xmlns='urn:xmpp:mam:2'/>", "forbidden");
        refusedAlike("get", "<metadata xmlns='urn:xmpp:mam:2'/>", "forbidden");
        refusedAlike("get", "<prefs xmlns='urn:xmpp:mam:2'/>", "service-unavailable");
        refusedAlike("set", "<prefs xmlns='urn:xmpp:mam:2' default='never'/>", "service-unavailable");
        Received page = stranger.asks(
                iq(
                        "set",
                        "",
                        "<query xmlns='urn:xmpp:mam:2'><x xmlns='jabber:x:data' type='submit'>"
                                + "<field var='FORM_TYPE'><value>urn:xmpp:mam:2</value></field>"
                                + "<field var='with'><value>juliet@localhost</value></field></x></query>"),
                "result");
        assertEquals("0", page.text("http://jabber.org/protocol/rsm", "count"), page.xml());
    }

    @Test
    void noListsOfOthers() {
        refusedAlike("get", "<query xmlns='jabber:iq:roster'/>", "forbidden");
        refusedAlike("set", "<query xmlns='jabber:iq:roster'><item jid='stranger@localhost'/></query>", "forbidden");
        refusedAlike("get", "<blocklist xmlns='urn:xmpp:blocking'/>", "service-unavailable");
        refusedAlike("set", "<unblock xmlns='urn:xmpp:blocking'/>", "service-unavailable");
        refusedAlike("get", "<query xmlns='jabber:iq:private'><x xmlns='urn:x'/></query>", "forbidden");
        refusedAlike("set", "<vCard xmlns='vcard-temp'><FN>mine</FN></vCard>", "forbidden");
        refusedAlike("set", "<enable xmlns='urn:xmpp:carbons:2'/>", "service-unavailable");
    }

    @Test
    void noPresenceByOtherWays() {
        refusedAlike("get", "<query xmlns='jabber:iq:last'/>", "forbidden");
        for (String session : List.of(juliet.jid(), "nobody@localhost/x")) {
            Received error = stranger.asks(iq("get", session, "<query xmlns='jabber:iq:last'/>"), "error");
            assertTrue(error.has(STANZAS, "forbidden"), error.xml());
        }
        refusedAlike("get", "<query xmlns='http://jabber.org/protocol/disco#info'/>", "service-unavailable");
        stranger.sends("<presence type='probe' to='juliet@localhost'/><presence type='probe' to='" + juliet.jid()
                        + "'/>")
                .hasNothing();
        stranger.sends("<presence type='subscribed' to='juliet@localhost'/>").hasNothing();
        stranger.sends("<presence type='unsubscribed' to='juliet@localhost'/>").hasNothing();
        juliet.hasNothing();
    }

    @Test
    void noNodesOfOthers() {
        refusedAlike("set", publish("mine", "x", "<x xmlns='urn:x'/>"), "forbidden");
        refusedAlike("set", pubsub("<create node='mine'/>"), "forbidden");
        refusedAlike("set", pubsub("<retract node='open'><item id='two'/></retract>"), "forbidden");
        refusedAlike("set", byOwner("<delete node='open'/>"), "forbidden");
        refusedAlike("set", byOwner("<purge node='open'/>"), "forbidden");
        refusedAlike("get", byOwner("<configure node='open'/>"), "forbidden");
        refusedAlike("get", byOwner("<affiliations node='open'/>"), "forbidden");
        // The access models presence and whitelist (XEP-0060 4.5).
        refused("get", pubsub("<items node='open'/>"), "not-authorized");
        String everything = "<query xmlns='http://jabber.org/protocol/disco#items'/>";
        for (String account : ACCOUNT_AND_NONE) {
            Received items = stranger.asks(iq("get", account, everything), "result");
            assertEquals(List.of(), items.childNames("http://jabber.org/protocol/disco#items", "query"));
        }
        assertTrue(juliet.asks(iq("get", "", pubsub("<items node='open'/>")), "result")
                .has("urn:mood", "mood"));
    }

    @Test
    void hostileRequestsToOnesOwnService() {
        String big = "x".repeat(140_000);
        String item = "<x xmlns='urn:x'/>";
        for (String[] each : new String[][] {
            {pubsub(""), "bad-request"},
            {pubsub("<nonsense node='n'/>"), "bad-request"},
            {pubsub("<publish><item>" + item + "</item></publish>"), "bad-request"},
            {pubsub("<publish node='n'><item/></publish>"), "bad-request"},
            {pubsub("<publish node='n'><item>" + item + item + "</item></publish>"), "bad-request"},
            {pubsub("<publish node='n'><item>" + item + "</item><item>" + item + "</item></publish>"), "bad-request"},
            {publish("n".repeat(600), "i", item), "not-acceptable"},
            {publish("n", "i".repeat(2001), item), "not-acceptable"},
            {publish("n&#10;m", "i", item), "not-acceptable"},
            {publish("n", "i", "<x xmlns='urn:x'>" + big + "</x>"), "not-acceptable"},
            {pubsub("<subscribe node='open' jid='" + juliet.jid() + "'/>"), "feature-not-implemented"},
            {byOwner("<delete node='nothing'/>"), "item-not-found"}
        }) {
            Received error = stranger.asks(iq("set", "", each[0]), "error");
            assertTrue(error.has(STANZAS, each[1]), error.xml());
            stranger.hasNothing();
        }
        juliet.hasNothing();
    }
}
