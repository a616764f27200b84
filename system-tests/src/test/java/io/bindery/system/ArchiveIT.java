package io.bindery.system;

import static io.bindery.system.client.ArchivePage.field;
import static io.bindery.system.client.ArchivePage.form;
import static io.bindery.system.client.ArchivePage.rsm;
import static io.bindery.system.client.Stanzas.chat;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** XEP-0313 over the wire: what was sent is found, page by page, under the ids that clients have seen. */
@ExtendWith(SharedServer.class)
class ArchiveIT {
    private static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";
    private static final String MAM = "urn:xmpp:mam:2";
    private static final String SID = "urn:xmpp:sid:0";
    private static final int MESSAGES = 15;

    private static BinderyServer server;

    @BeforeAll
    static void use(BinderyServer shared) {
        server = shared;
    }

    /** Messages 0 to 14, which are archived but reach nobody. */
    private static Person withMessages(String user) {
        try (Person romeo = Person.bind2(server, server.someone())) {
            for (int i = 0; i < MESSAGES; i++) {
                romeo.sends(chat(user + "@localhost", Integer.toString(i)));
            }
            romeo.hasNothing();
        }
        return Person.bind2(server, user);
    }

    private static List<String> numbers(int from, int to) {
        List<String> numbers = new ArrayList<>();
        for (int i = from; i < to; i++) {
            numbers.add(Integer.toString(i));
        }
        return numbers;
    }

    private static String id(Received message) {
        return message.find(SID, "stanza-id").orElseThrow().getAttribute("id");
    }

    @Test
    void aPageAsItIsWritten() {
        String user = server.someone();
        try (Person romeo = Person.bind2(server, server.someone());
                Person juliet = Person.bind2(server, user)) {
            romeo.sends("<message to='" + user + "@localhost' type='chat' id='m1'><body>ü &amp; 😀</body></message>");
            String id = id(juliet.next());
            juliet.sends("<iq type='set' id='q' to='" + user + "@localhost'><query xmlns='urn:xmpp:mam:2' "
                    + "queryid='a&apos;b'/></iq>");
            juliet.receives(
                    "<message from='" + user + "@localhost' to='" + juliet.jid()
                            + "'><result xmlns='urn:xmpp:mam:2' queryid=\"a'b\" id='" + id
                            + "'><forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay' stamp='…'/>"
                            + "<message xmlns='jabber:client' from='" + romeo.jid() + "' to='" + user
                            + "@localhost' type='chat' id='m1'><body>ü &amp; 😀</body></message></forwarded></result></message>");
            juliet.receives("<iq type='result' id='q' from='" + user + "@localhost' to='" + juliet.jid()
                    + "'><fin xmlns='urn:xmpp:mam:2' complete='true'><set xmlns='http://jabber.org/protocol/rsm'>"
                    + "<first index='0'>" + id + "</first><last>" + id + "</last><count>1</count></set></fin></iq>");
        }
    }

    @Test
    void bothSidesKeepItUnderTheIdsThatTheirClientsSee() {
        String user = server.someone();
        String other = server.someone();
        try (Person phone = Person.bind2(server, user);
                Person desk = Person.bind2(server, user);
                Person juliet = Person.bind2(server, other);
                Person tablet = Person.bind2(server, other)) {
            phone.sends(chat(juliet.jid(), "one"));
            String received = id(juliet.next());
            assertEquals(received, id(tablet.next()));
            String sent = id(desk.next());
            assertEquals(List.of(received), ArchivePage.of(juliet, "").ids());
            assertEquals(List.of(sent), ArchivePage.of(phone, "").ids());
            desk.sends(chat(user + "@localhost", "to myself"));
            String own = id(phone.next());
            assertEquals(own, id(desk.next()));
            assertEquals(List.of(sent, own), ArchivePage.of(desk, "").ids());
            assertEquals(
                    List.of(sent),
                    ArchivePage.of(desk, form(field("with", other + "@localhost")))
                            .ids());
        }
    }

    @Test
    void pagesForwards() {
        try (Person juliet = withMessages(server.someone())) {
            String after = "";
            for (int from = 0; from < MESSAGES; from += 5) {
                ArchivePage page = ArchivePage.of(juliet, rsm("<max>5</max>" + after));
                assertEquals(numbers(from, from + 5), page.bodies());
                assertEquals(from + 5 == MESSAGES, page.complete());
                assertFalse(page.fin().xml().contains("stable"), page.fin().xml());
                after = "<after>" + page.last() + "</after>";
            }
            ArchivePage end = ArchivePage.of(juliet, rsm("<max>5</max>" + after));
            assertEquals(List.of(), end.bodies());
            assertTrue(end.complete());
        }
    }

    @Test
    void pagesBackwardsAndFlipped() {
        try (Person juliet = withMessages(server.someone())) {
            String before = "<before/>";
            for (int to = MESSAGES; to > 0; to -= 5) {
                ArchivePage page = ArchivePage.of(juliet, rsm("<max>5</max>" + before));
                assertEquals(numbers(to - 5, to), page.bodies());
                assertEquals(to == 5, page.complete());
                ArchivePage flipped = ArchivePage.of(juliet, rsm("<max>5</max>" + before) + "<flip-page/>");
                List<String> turned = numbers(to - 5, to);
                Collections.reverse(turned);
                assertEquals(turned, flipped.bodies());
                assertEquals(page.first(), flipped.first());
                assertEquals(page.last(), flipped.last());
                before = "<before>" + page.first() + "</before>";
            }
            ArchivePage counted = ArchivePage.of(juliet, rsm("<max>0</max>"));
            assertEquals(List.of(), counted.bodies());
            assertEquals("15", counted.fin().text("http://jabber.org/protocol/rsm", "count"));
        }
    }

    @Test
    void filters() {
        try (Person juliet = withMessages(server.someone())) {
            List<String> ids = ArchivePage.of(juliet, "").ids();
            String between = form(field("after-id", ids.get(4)), field("before-id", ids.get(10)));
            assertEquals(numbers(5, 10), ArchivePage.of(juliet, between).bodies());
            assertEquals(
                    numbers(7, 9),
                    ArchivePage.of(juliet, between + rsm("<max>2</max><after>" + ids.get(6) + "</after>"))
                            .bodies());
            String some = "<field var='ids'><value>" + ids.get(3) + "</value><value>" + ids.get(9) + "</value></field>";
            assertEquals(List.of("3", "9"), ArchivePage.of(juliet, form(some)).bodies());
            assertEquals(
                    List.of(),
                    ArchivePage.of(juliet, form(field("with", "nobody@localhost")))
                            .bodies());
            assertEquals(
                    List.of(),
                    ArchivePage.of(juliet, form(field("start", "2999-01-01T00:00:00Z")))
                            .bodies());
            assertEquals(
                    numbers(0, MESSAGES),
                    ArchivePage.of(juliet, form(field("end", "2999-01-01T00:00:00Z")))
                            .bodies());
            juliet.hasNothing();
        }
    }

    @Test
    void refusesNonsense() {
        try (Person juliet = withMessages(server.someone())) {
            for (String[] each : new String[][] {
                {rsm("<max>-1</max>"), "bad-request"},
                {rsm("<max>five</max>"), "bad-request"},
                {rsm("<max/>"), "bad-request"},
                {rsm("<index>5</index>"), "feature-not-implemented"},
                {rsm("<after>1</after>"), "item-not-found"},
                {rsm("<before>99999999999999999999999999</before>"), "item-not-found"},
                {rsm("<after>'; DROP TABLE</after>"), "item-not-found"},
                {form(field("ids", "7")), "item-not-found"},
                {form(field("before-id", "7")), "item-not-found"},
                {form(field("start", "yesterday")), "bad-request"},
                {form(field("with", "@")), "bad-request"},
                {form(field("with", "a@b") + field("with", "c@d")), "bad-request"},
                {form(field("colour", "red")), "feature-not-implemented"},
                {"<x xmlns='jabber:x:data' type='submit'/>", "bad-request"},
                {"<x xmlns='jabber:x:data' type='cancel'/>", "bad-request"}
            }) {
                String query = "<iq type='set' id='q'><query xmlns='urn:xmpp:mam:2'>" + each[0] + "</query></iq>";
                Received error = juliet.asks(query, "error");
                assertTrue(error.has(STANZAS, each[1]), error.xml());
                juliet.hasNothing();
            }
            assertEquals(
                    numbers(0, MESSAGES),
                    ArchivePage.of(juliet, rsm("<max>999999999999</max>")).bodies());
        }
    }

    @Test
    void theEndThatBind2TellsIsTheNewestThatIsFound() {
        String user = server.someone();
        String metadata = "<iq type='get' id='q'><metadata xmlns='urn:xmpp:mam:2'/></iq>";
        try (Person juliet = Person.bind2(server, user)) {
            assertEquals(List.of(), juliet.asks(metadata, "result").childNames(MAM, "metadata"));
        }
        try (Person juliet = withMessages(user);
                XmppConversation bound = server.connect()) {
            Received success = Bind2Login.of(user, "secret").on(bound);
            List<String> ids = ArchivePage.of(juliet, "").ids();
            Received told = juliet.asks(metadata, "result");
            for (Received each : List.of(success, told)) {
                assertEquals(ids.get(0), each.find(MAM, "start").orElseThrow().getAttribute("id"));
                assertEquals(
                        ids.get(MESSAGES - 1),
                        each.find(MAM, "end").orElseThrow().getAttribute("id"));
            }
        }
    }

    @Test
    void keepsWhatBelongsToAConversation() {
        String user = server.someone();
        String hints = "xmlns='urn:xmpp:hints'";
        try (Person romeo = Person.bind2(server, server.someone());
                Person juliet = Person.bind2(server, user)) {
            for (String[] each : new String[][] {
                {"chat", "<body>kept</body>", "1"},
                {"chat", "<body>x</body><no-store " + hints + "/>", "0"},
                {"chat", "<body>x</body><no-permanent-store " + hints + "/>", "0"},
                {"chat", "<composing xmlns='http://jabber.org/protocol/chatstates'/>", "0"},
                {"chat", "<received xmlns='urn:xmpp:receipts' id='m'/>", "1"},
                {"normal", "<displayed xmlns='urn:xmpp:chat-markers:0' id='m'/>", "1"},
                {"headline", "<body>x</body>", "0"},
                {"chat", "<store " + hints + "/>", "1"}
            }) {
                int before = ArchivePage.of(juliet, "").ids().size();
                romeo.sends("<message to='" + juliet.jid() + "' type='" + each[0] + "'>" + each[1] + "</message>");
                assertEquals(each[2].equals("1"), juliet.next().has(SID, "stanza-id"), each[1]);
                int kept = ArchivePage.of(juliet, "").ids().size() - before;
                assertEquals(Integer.parseInt(each[2]), kept, each[1]);
            }
        }
    }

    @Test
    void whatPreferencesKeepOutIsDeliveredAllTheSame() {
        String user = server.someone();
        String sender = server.someone();
        String prefs = "<prefs xmlns='urn:xmpp:mam:2' default='always'><always/><never><jid>" + sender
                + "@localhost</jid></never></prefs>";
        try (Person romeo = Person.bind2(server, sender)) {
            try (Person juliet = Person.bind2(server, user)) {
                juliet.asks("<iq type='set' id='p'>" + prefs + "</iq>", "result");
                juliet.sends("<iq type='get' id='p'><prefs xmlns='urn:xmpp:mam:2'/></iq>")
                        .receives("<iq type='result' id='p' to='" + juliet.jid() + "'>" + prefs + "</iq>");
                romeo.sends(chat(juliet.jid(), "live"));
                assertFalse(juliet.next().has(SID, "stanza-id"));
            }
            server.awaitNobody(user);
            romeo.sends(chat(user + "@localhost", "offline")).hasNothing();
            try (Person juliet = Person.bind2(server, user)) {
                assertEquals("offline", juliet.next().body());
                assertEquals(List.of(), ArchivePage.of(juliet, "").ids());
            }
            assertEquals(List.of("live", "offline"), ArchivePage.of(romeo, "").bodies());
        }
    }
}
