package io.bindery.system;

import static io.bindery.system.client.Stanzas.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.ArchivePage;
import io.bindery.system.client.Person;
import io.bindery.system.client.Received;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.SharedServer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which messages are kept, copied and held back for later: by their kind, their hints and the account's preferences. */
@ExtendWith(SharedServer.class)
class ArchivingRulesIT {
    private static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";
    private static final String SID = "urn:xmpp:sid:0";
    private static final String CARBONS = "urn:xmpp:carbons:2";

    private static final String BODY = "<body>x</body>";
    private static final String COMPOSING = "<composing xmlns='http://jabber.org/protocol/chatstates'/>";

    /** The type and the content of a message, and what becomes of it. */
    private static final String[][] HINTED = {
        {"chat", BODY, "kept", "copied"},
        {"chat", BODY + hint("no-store"), "", "copied"},
        {"chat", BODY + hint("no-permanent-store"), "", "copied"},
        {"chat", BODY + hint("no-copy"), "kept", ""},
        {"chat", BODY + hint("no-copy") + hint("no-store"), "", ""},
        {"chat", BODY + hint("store") + hint("no-store"), "", "copied"},
        {"chat", COMPOSING, "", "copied"},
        {"chat", COMPOSING + hint("store"), "kept", "copied"},
        {"normal", "<x xmlns='urn:x'/>", "", ""},
        {"normal", "<x xmlns='urn:x'/>" + hint("store"), "kept", ""},
        {"headline", BODY, "", ""},
        {"headline", BODY + hint("store"), "kept", ""},
        {"normal", "<displayed xmlns='urn:xmpp:chat-markers:0' id='m'/>", "kept", "copied"},
        {"chat", "<markable xmlns='urn:xmpp:chat-markers:0'/>", "", "copied"},
        {"error", BODY + hint("store"), "", "copied"},
        {"groupchat", BODY + hint("store"), "", ""}
    };

    private static BinderyServer server;

    @BeforeAll
    static void use(BinderyServer shared) {
        server = shared;
    }

    private static int archived(Person person) {
        return ArchivePage.of(person, "").ids().size();
    }

    private static String hint(String name) {
        return "<" + name + " xmlns='urn:xmpp:hints'/>";
    }

    /** XEP-0334, for a message that comes live: what both archives keep, and whether other sessions get copies. */
    @Test
    void hints() {
        String user = server.someone();
        String other = server.someone();
        try (Person phone = Person.bind2(server, user);
                Person desk = Person.bind2(server, user);
                Person juliet = Person.bind2(server, other);
                Person tablet = Person.bind2(server, other)) {
            int kept = 0;
            for (String[] each : HINTED) {
                phone.sends(message(juliet.jid(), each[0], each[1]));
                kept += each[2].isEmpty() ? 0 : 1;
                assertEquals(!each[2].isEmpty(), juliet.next().has(SID, "stanza-id"), each[0] + each[1]);
                if (!each[3].isEmpty()) {
                    assertTrue(desk.next().has(CARBONS, "sent"), each[0] + each[1]);
                    assertTrue(tablet.next().has(CARBONS, "received"), each[0] + each[1]);
                }
                desk.hasNothing();
                tablet.hasNothing();
                assertEquals(kept, archived(juliet), each[0] + each[1]);
                assertEquals(kept, archived(desk), each[0] + each[1]);
            }
        }
    }

    /** XEP-0334 4, for an account without sessions: what comes to a client that does not read the archive. */
    @Test
    void hintsWhenNobodyIsThere() {
        String user = server.someone();
        try (Person romeo = Person.bind2(server, server.someone())) {
            for (String[] each : new String[][] {
                {"chat", BODY, "waits"},
                {"chat", BODY + hint("no-store"), ""},
                {"chat", BODY + hint("no-permanent-store"), "waits"},
                {"normal", BODY + hint("store"), "waits"},
                {"normal", "<x xmlns='urn:x'/>", "waits"},
                {"chat", "<active xmlns='http://jabber.org/protocol/chatstates'/>" + hint("store"), ""},
                {"headline", BODY + hint("store"), ""},
                {"error", BODY, ""}
            }) {
                romeo.sends(message(user + "@localhost", each[0], each[1])).hasNothing();
                try (Person juliet = Person.classic(server, user, "balcony")) {
                    juliet.available();
                    if (!each[2].isEmpty()) {
                        assertTrue(juliet.next().has("urn:xmpp:delay", "delay"), each[1]);
                    }
                    juliet.hasNothing();
                }
                server.awaitNobody(user);
            }
        }
    }

    /** XEP-0313 6.1: an archive shows what its owner would have received. */
    @Test
    void whatIsBlockedIsKeptByNobody() {
        try (Person romeo = Person.bind2(server, server.someone());
                Person juliet = Person.bind2(server, server.someone())) {
            juliet.asks(
                    "<iq type='set' id='b'><block xmlns='urn:xmpp:blocking'><item jid='" + bare(romeo)
                            + "'/></block></iq>",
                    "result");
            Received refused = romeo.sends(message(juliet.jid(), "chat", BODY)).next();
            assertTrue(refused.has(STANZAS, "service-unavailable"), refused.xml());
            refused = juliet.sends(message(romeo.jid(), "chat", BODY)).next();
            assertTrue(refused.has(STANZAS, "not-acceptable"), refused.xml());
            romeo.hasNothing();
            juliet.hasNothing();
            assertEquals(0, archived(romeo));
            assertEquals(0, archived(juliet));
        }
    }

    private static String preferences(String standard, String always, String never) {
        return "<prefs xmlns='urn:xmpp:mam:2' default='" + standard + "'><always>" + jid(always) + "</always><never>"
                + jid(never) + "</never></prefs>";
    }

    private static String jid(String jid) {
        return jid.isEmpty() ? "" : "<jid>" + jid + "</jid>";
    }

    /** XEP-0441 2: each way of writing to and by a contact and a stranger, under every default and list. */
    @Test
    void preferences() {
        String user = server.someone();
        try (Person juliet = Person.bind2(server, user);
                Person friend = Person.bind2(server, server.someone());
                Person stranger = Person.bind2(server, server.someone())) {
            String friends = bare(friend);
            juliet.asks(
                    "<iq type='set' id='r'><query xmlns='jabber:iq:roster'><item jid='" + friends + "'/></query></iq>",
                    "result");
            for (String[] each : new String[][] {
                {"always", "", "", "friend stranger"},
                {"never", "", "", ""},
                {"roster", "", "", "friend"},
                {"never", friends, "", "friend"},
                {"always", "", friends, "stranger"},
                {"roster", bare(stranger), friends, "stranger"},
                {"never", stranger.jid(), "", "stranger"},
                {"never", bare(stranger) + "/other", "", ""},
                {"always", friends, friends, "stranger"},
                {"always", friend.jid(), friends, "friend stranger"},
                {"always", "", "localhost", "friend stranger"}
            }) {
                String prefs = preferences(each[0], each[1], each[2]);
                juliet.sends("<iq type='set' id='s'>" + prefs + "</iq>")
                        .receives("<iq type='result' id='s' to='" + juliet.jid() + "'>" + prefs + "</iq>");
                juliet.sends("<iq type='get' id='g'><prefs xmlns='urn:xmpp:mam:2'/></iq>")
                        .receives("<iq type='result' id='g' to='" + juliet.jid() + "'>" + prefs + "</iq>");
                assertKept(juliet, friend, each[3].contains("friend"));
                assertKept(juliet, stranger, each[3].contains("stranger"));
            }
        }
    }

    private static String bare(Person person) {
        return person.jid().substring(0, person.jid().indexOf('/'));
    }

    /** One message each way; the other side, which has no preferences, keeps both. */
    private static void assertKept(Person juliet, Person other, boolean kept) {
        int before = archived(juliet);
        int others = archived(other);
        other.sends(message(juliet.jid(), "chat", "<body>x</body>"));
        assertEquals(kept, juliet.next().has(SID, "stanza-id"));
        juliet.sends(message(other.jid(), "chat", "<body>y</body>"));
        assertTrue(other.next().has(SID, "stanza-id"));
        assertEquals(kept ? 2 : 0, archived(juliet) - before);
        assertEquals(2, archived(other) - others);
    }

    private static String addresses(int number) {
        return IntStream.range(0, number).mapToObj(i -> number + "@d" + i).collect(Collectors.joining("</jid><jid>"));
    }

    @Test
    void preferencesThatAreNone() {
        try (Person juliet = Person.bind2(server, server.someone())) {
            for (String[] each : new String[][] {
                {"<prefs xmlns='urn:xmpp:mam:2'/>", "bad-request"},
                {"<prefs xmlns='urn:xmpp:mam:2' default='sometimes'/>", "bad-request"},
                {preferences("always", "a@b@c", ""), "jid-malformed"},
                {preferences("always", " ", ""), "jid-malformed"},
                {preferences("always", addresses(500), addresses(501)), "policy-violation"}
            }) {
                Received error = juliet.asks("<iq type='set' id='s'>" + each[0] + "</iq>", "error");
                assertTrue(error.has(STANZAS, each[1]), each[1]);
            }
            // Nothing of it counts; white space around an address does no harm (prefs_set_cdata_request).
            String none = preferences("always", "", "");
            juliet.sends("<iq type='get' id='g'><prefs xmlns='urn:xmpp:mam:2'/></iq>")
                    .receives("<iq type='result' id='g' to='" + juliet.jid() + "'>" + none + "</iq>");
            juliet.sends("<iq type='set' id='s'><prefs xmlns='urn:xmpp:mam:2' default='roster'>\n<never>\n<jid>\nA@B\n"
                            + "</jid>\n</never></prefs></iq>")
                    .receives("<iq type='result' id='s' to='" + juliet.jid() + "'>" + preferences("roster", "", "a@b")
                            + "</iq>");
        }
    }
}
