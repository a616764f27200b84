package io.bindery.system;

import static io.bindery.system.client.ArchivePage.field;
import static io.bindery.system.client.ArchivePage.form;
import static io.bindery.system.client.ArchivePage.rsm;
import static io.bindery.system.client.NumberedArchive.numbers;
import static io.bindery.system.client.Stanzas.chat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.ArchivePage;
import io.bindery.system.client.NumberedArchive;
import io.bindery.system.client.Person;
import io.bindery.system.client.Received;
import io.bindery.system.server.BinderyServer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0313 4 and XEP-0059 over the wire: every page and every filter, asked of one archive of fifteen messages. */
class ArchivePagesIT {
    private static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";
    private static final List<String> USERS = List.of("romeo", "nurse", "juliet");
    private static final int MESSAGES = 15;

    @TempDir
    private static Path folder;

    private static BinderyServer server;
    private static Person romeo;
    private static Person nurse;
    private static Person juliet;

    private static NumberedArchive archive;

    /** The times that the archive tells of its messages. */
    private static List<Instant> times;

    @BeforeAll
    static void start() {
        server = BinderyServer.start(folder, Map.of());
        USERS.forEach(user -> server.addAccount(user, "secret"));
        romeo = Person.bind2(server, "romeo");
        nurse = Person.bind2(server, "nurse");
        juliet = Person.bind2(server, "juliet");
        for (int i = 1; i <= MESSAGES; i++) {
            sender(i).sends(chat(i % 2 == 0 ? juliet.jid() : "juliet@localhost", Integer.toString(i)));
            juliet.next();
        }
        ArchivePage all = ArchivePage.of(juliet, "");
        archive = new NumberedArchive(all.ids());
        times = all.results().stream()
                .map(result -> result.find("urn:xmpp:delay", "delay").orElseThrow())
                .map(delay -> Instant.parse(delay.getAttribute("stamp")))
                .toList();
        nurse.sends(chat("nurse@localhost", "to herself")).next();
    }

    /** The first ten are by Romeo, the last five by the nurse. */
    private static Person sender(int number) {
        return number <= 10 ? romeo : nurse;
    }

    @AfterAll
    static void stop() {
        List.of(romeo, nurse, juliet).forEach(Person::close);
        USERS.forEach(server::awaitNobody);
        server.close();
    }

    private static List<String> bodies(String... fields) {
        return ArchivePage.of(juliet, form(fields)).bodies();
    }

    private static void refused(String query, String condition) {
        Received error =
                juliet.asks("<iq type='set' id='q'><query xmlns='urn:xmpp:mam:2'>" + query + "</query></iq>", "error");
        assertTrue(error.has(STANZAS, condition), error.xml());
        juliet.hasNothing();
    }

    @ParameterizedTest
    @CsvSource({
        // query, messages, index of the first, count, whether it is complete
        "'',1..15,0,15,true",
        "max=5,1..5,0,15,false",
        "max=15,1..15,0,15,true",
        "max=5 before,11..15,10,15,false",
        "max=15 before,1..15,0,15,true",
        "before,1..15,0,15,true",
        "max=0,none,'',15,false",
        "max=0 before,none,'',15,false",
        "max=0 after=15,none,'',15,true",
        "max=0 before=2,none,'',15,false",
        "max=5 before=1,none,'',15,true",
        "max=5 before=2,1..1,0,15,true",
        "max=5 before=5,1..4,0,15,true",
        "max=5 before=6,1..5,0,15,true",
        "max=5 before=7,2..6,1,15,false",
        "max=5 before=10,5..9,4,15,false",
        "before=10,1..9,0,15,true",
        "max=5 after,1..5,0,15,false",
        "max=5 after=2,3..7,2,15,false",
        "max=5 after=9,10..14,9,15,false",
        "max=5 after=10,11..15,10,15,true",
        "max=5 after=15,none,'',15,true",
        "after=4,5..15,4,15,true",
        "max=5 after-id=4,5..9,0,11,false",
        "max=5 after-id=4 before,11..15,6,11,false",
        "max=5 after-id=10,11..15,0,5,true",
        "max=5 after-id=15,none,'',0,true",
        "max=5 before-id=5,1..4,0,4,true",
        "max=2 before-id=5,1..2,0,4,false",
        "max=2 before-id=5 before,3..4,2,4,false",
        "max=5 before-id=1,none,'',0,true",
        "max=5 after-id=5 before-id=11,6..10,0,5,true",
        "max=3 after-id=5 before-id=11 before,8..10,2,5,false",
        "max=2 after-id=5 before-id=11 after=7,8..9,2,5,false",
        "max=2 after-id=5 before-id=11 before=8,6..7,0,5,true",
        "max=5 after-id=11 before-id=5,none,'',0,true",
        "max=3 after=5 before=11,8..10,7,15,false",
        "max=5 after=5 before=11,6..10,5,15,true"
    })
    void pages(String query, String messages, String index, String count, boolean complete) {
        ArchivePage page = ArchivePage.of(juliet, archive.query(query));
        int[] ends = Arrays.stream(messages.equals("none") ? new String[] {"1", "0"} : messages.split("\\.\\."))
                .mapToInt(Integer::parseInt)
                .toArray();
        assertEquals(numbers(ends[0], ends[1]), page.bodies());
        assertEquals(archive.ids().subList(ends[0] - 1, ends[1]), page.ids());
        assertEquals(index, page.index());
        assertEquals(count, page.count());
        assertEquals(complete, page.complete());
        List<String> told = messages.equals("none") ? List.of("count") : List.of("first", "last", "count");
        assertEquals(told, page.fin().childNames("http://jabber.org/protocol/rsm", "set"));
        if (!page.ids().isEmpty()) {
            assertEquals(archive.id(ends[0]), page.first());
            assertEquals(archive.id(ends[1]), page.last());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "max=5", "max=5 before", "max=5 after=9", "max=1 before=1", "max=3 after-id=5 before"})
    void aFlippedPageIsTheSameTheOtherWayRound(String query) {
        ArchivePage page = ArchivePage.of(juliet, archive.query(query));
        ArchivePage flipped = ArchivePage.of(juliet, archive.query(query) + "<flip-page/>");
        List<String> turned = new ArrayList<>(page.bodies());
        Collections.reverse(turned);
        assertEquals(turned, flipped.bodies());
        flipped.fin().like(page.fin().xml());
    }

    @Test
    void byTheOtherSide() {
        assertEquals(numbers(1, 10), bodies(field("with", "romeo@localhost")));
        assertEquals(numbers(1, 10), bodies(field("with", "ROMEO@Localhost")));
        assertEquals(numbers(11, 15), bodies(field("with", nurse.jid())));
        assertEquals(List.of(), bodies(field("with", "romeo@localhost/elsewhere")));
        assertEquals(List.of(), bodies(field("with", "juliet@localhost")));
        assertEquals(List.of(), bodies(field("with", "localhost")));
        assertEquals(
                List.of("to herself"),
                ArchivePage.of(nurse, form(field("with", "nurse@localhost"))).bodies());
        // What she has sent is found by its recipient, whose resource she named in every second message.
        assertEquals(
                numbers(11, 15),
                ArchivePage.of(nurse, form(field("with", "juliet@localhost"))).bodies());
        assertEquals(
                List.of("12", "14"),
                ArchivePage.of(nurse, form(field("with", juliet.jid()))).bodies());
        ArchivePage page =
                ArchivePage.of(juliet, form(field("with", "nurse@localhost")) + rsm("<max>2</max><before/>"));
        assertEquals(numbers(14, 15), page.bodies());
        assertEquals("3", page.index());
        assertEquals("5", page.count());
    }

    @Test
    void byTime() {
        for (int number : new int[] {1, 7, 11, MESSAGES}) {
            Instant time = times.get(number - 1);
            String text = time.toString();
            assertEquals(fitting(time, Instant.MAX), bodies(field("start", text)));
            assertEquals(fitting(Instant.MIN, time), bodies(field("end", text)));
            assertEquals(fitting(time, time), bodies(field("start", text), field("end", text)));
            // A microsecond later the same millisecond is over for a start, and not yet for an end.
            Instant later = time.plusNanos(1000);
            assertEquals(fitting(later, Instant.MAX), bodies(field("start", later.toString())));
            assertEquals(fitting(Instant.MIN, later), bodies(field("end", later.toString())));
            String elsewhere = time.atOffset(ZoneOffset.ofHoursMinutes(5, 30)).toString();
            assertEquals(fitting(time, Instant.MAX), bodies(field("start", elsewhere)));
        }
        assertEquals(List.of(), bodies(field("start", "2999-01-01T00:00:00Z")));
        assertEquals(List.of(), bodies(field("end", "1969-07-21T02:56:15Z")));
        assertEquals(List.of(), bodies(field("start", "2999-01-01T00:00:00Z"), field("end", "2001-01-01T00:00:00Z")));
        assertEquals(numbers(1, MESSAGES), bodies(field("start", "1969-07-20T21:56:15-05:00")));
    }

    private static List<String> fitting(Instant start, Instant end) {
        return IntStream.rangeClosed(1, MESSAGES)
                .filter(i ->
                        !times.get(i - 1).isBefore(start) && !times.get(i - 1).isAfter(end))
                .mapToObj(Integer::toString)
                .toList();
    }

    @Test
    void byIds() {
        // In the order of the archive, whatever the order of the request.
        assertEquals(List.of("3", "9", "12"), bodies(archive.listed(12, 3, 9, 3)));
        assertEquals(
                List.of("9"),
                bodies(archive.listed(3, 9, 12), field("after-id", archive.id(3)), field("before-id", archive.id(12))));
        assertEquals(List.of("12"), bodies(archive.listed(3, 12), field("with", "nurse@localhost")));
        ArchivePage page = ArchivePage.of(
                juliet, form(archive.listed(2, 4, 6, 8)) + rsm("<max>2</max><after>" + archive.id(4) + "</after>"));
        assertEquals(List.of("6", "8"), page.bodies());
        assertEquals("2", page.index());
        assertEquals("4", page.count());
        assertTrue(page.complete());
    }

    @Test
    void allFiltersAtOnce() {
        String filter = field("with", "romeo@localhost")
                + field("start", times.get(0).toString())
                + field("end", times.get(MESSAGES - 1).toString())
                + field("after-id", archive.id(3))
                + field("before-id", archive.id(13))
                + field("include-groupchat", "false");
        ArchivePage page = ArchivePage.of(juliet, form(filter) + rsm("<max>3</max><before/>") + "<flip-page/>");
        assertEquals(List.of("10", "9", "8"), page.bodies());
        assertEquals("4", page.index());
        assertEquals("7", page.count());
    }

    @Test
    void anIdThatTheArchiveDoesNotHoldIsNotFoundWhereverItStands() {
        String gap = Long.toString(Long.parseLong(archive.id(MESSAGES)) + 1);
        // What happened in the same millisecond may have the same id in two archives.
        String ofAnother = ArchivePage.of(romeo, "").ids().stream()
                .filter(id -> !archive.ids().contains(id))
                .findFirst()
                .orElse(gap);
        for (String unknown : List.of(
                ofAnother, gap, "1", "-1", "0" + archive.id(1), "+" + archive.id(1), "28482-98726-73623", "ü")) {
            for (String name : List.of("before-id", "after-id", "ids")) {
                refused(form(field(name, unknown)), "item-not-found");
            }
            refused(rsm("<after>" + unknown + "</after>"), "item-not-found");
            refused(rsm("<max>0</max><before>" + unknown + "</before>"), "item-not-found");
            refused(
                    form("<field var='ids'><value>" + archive.id(1) + "</value><value>" + unknown + "</value></field>"),
                    "item-not-found");
        }
    }

    @Test
    void theFormNamesEveryField() {
        String open =
                "<validate xmlns='http://jabber.org/protocol/xdata-validate' datatype='xs:string'><open/></validate>";
        juliet.sends("<iq type='get' id='f'><query xmlns='urn:xmpp:mam:2'/></iq>")
                .receives("<iq type='result' id='f' to='" + juliet.jid() + "'><query xmlns='urn:xmpp:mam:2'>"
                        + "<x xmlns='jabber:x:data' type='form'>"
                        + "<field type='hidden' var='FORM_TYPE'><value>urn:xmpp:mam:2</value></field>"
                        + "<field type='jid-single' var='with'/><field type='text-single' var='start'/>"
                        + "<field type='text-single' var='end'/><field type='text-single' var='before-id'/>"
                        + "<field type='text-single' var='after-id'/><field type='list-multi' var='ids'>" + open
                        + "</field><field type='boolean' var='include-groupchat'/></x></query></iq>");
    }
}
