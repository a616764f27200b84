package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.system.client.ArchivePage;
import io.bindery.system.client.Person;
import io.bindery.system.client.Received;
import io.bindery.system.server.BinderyServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise P4 for everything at once: stanzas of all kinds, copies on both sides, and both archives. */
class StanzaOrderIT {
    private static final int STANZAS = 600;
    private static final int BURST = 50;

    @TempDir
    private static Path folder;

    private static BinderyServer server;

    @BeforeAll
    static void start() {
        server = BinderyServer.start(folder, Map.of(), 2, Duration.ZERO);
        Stream.of("romeo", "juliet", "nurse", "mercutio").forEach(user -> server.addAccount(user, "secret"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** One of every three is a message, half of them to the account. */
    private static String stanza(int number, String to) {
        return switch (number % 3) {
            case 0 ->
                "<message type='chat' to='" + (number % 2 == 0 ? to : to.substring(0, to.indexOf('/'))) + "'><body>"
                        + number + "</body></message>";
            case 1 -> "<iq type='get' id='i' to='" + to + "'><n xmlns='urn:number'>" + number + "</n></iq>";
            default -> "<presence to='" + to + "'><status>" + number + "</status></presence>";
        };
    }

    private static boolean isMessage(int number) {
        return number % 3 == 0;
    }

    private static List<Integer> messages() {
        return IntStream.range(0, STANZAS)
                .filter(StanzaOrderIT::isMessage)
                .boxed()
                .toList();
    }

    private static List<Integer> next(Person person, int count) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(Integer.valueOf(person.next().text()));
        }
        return numbers;
    }

    private static List<Integer> archived(Person person) {
        List<Integer> numbers = new ArrayList<>();
        ArchivePage page = ArchivePage.of(person, ArchivePage.rsm("<max>70</max>"));
        page.bodies().forEach(body -> numbers.add(Integer.valueOf(body)));
        while (!page.complete()) {
            page = ArchivePage.of(person, ArchivePage.rsm("<max>70</max><after>" + page.last() + "</after>"));
            page.bodies().forEach(body -> numbers.add(Integer.valueOf(body)));
        }
        return numbers;
    }

    @Test
    void allKindsInTheOrderInWhichTheyWereSent() {
        try (Person romeo = Person.bind2(server, "romeo");
                Person desk = Person.bind2(server, "romeo");
                Person juliet = Person.bind2(server, "juliet");
                Person tablet = Person.bind2(server, "juliet")) {
            for (int from = 0; from < STANZAS; from += BURST) {
                StringBuilder burst = new StringBuilder();
                for (int number = from; number < from + BURST; number++) {
                    burst.append(stanza(number, juliet.jid()));
                }
                romeo.sends(burst.toString());
            }
            assertEquals(IntStream.range(0, STANZAS).boxed().toList(), next(juliet, STANZAS));
            List<Integer> messages = messages();
            assertEquals(messages, next(tablet, messages.size()));
            assertEquals(messages, next(desk, messages.size()));
            tablet.hasNothing();
            desk.hasNothing();
            assertEquals(messages, archived(juliet));
            assertEquals(messages, archived(romeo));
        }
    }

    /** What waits for an inactive client stands in its place: nothing that was sent later came before it. */
    @Test
    void toAnInactiveClient() {
        try (Person nurse = Person.bind2(server, "nurse");
                Person mercutio = Person.bind2(server, "mercutio")) {
            mercutio.sends("<inactive xmlns='urn:xmpp:csi:0'/>").hasNothing();
            StringBuilder burst = new StringBuilder();
            for (int number = 0; number < BURST; number++) {
                burst.append(stanza(number, mercutio.jid()));
            }
            nurse.sends(burst.toString()).hasNothing();
            mercutio.sends(
                    "<active xmlns='urn:xmpp:csi:0'/><iq type='get' id='end'><ping xmlns='urn:xmpp:ping'/></iq>");
            List<Integer> got = new ArrayList<>();
            Received next = mercutio.next();
            while (!next.attribute("id").equals("end")) {
                got.add(Integer.valueOf(next.text()));
                next = mercutio.next();
            }
            // Each presence was followed by something that matters, so that none replaced another.
            assertEquals(IntStream.range(0, BURST).boxed().toList(), got);
        }
    }
}
