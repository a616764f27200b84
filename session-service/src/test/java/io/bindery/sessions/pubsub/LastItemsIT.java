package io.bindery.sessions.pubsub;

import static io.bindery.sessions.RunningService.get;
import static io.bindery.sessions.pubsub.Request.mark;
import static io.bindery.sessions.pubsub.Request.publish;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.XmlElement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LastItemsIT {
    private PubsubService service;
    private FullJid juliet;
    private FullJid romeo;

    @BeforeAll
    void start() {
        service = new PubsubService(Map.of("pubsub.max-last-items", "3", "pubsub.max-item-bytes", "1024"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @BeforeEach
    void romeoSeesJuliet() {
        juliet = service.newSession();
        romeo = service.newSession();
        service.subscribe(romeo, juliet);
    }

    private void publishes(FullJid who, String node, String id, String... options) {
        service.client(who).sends("set", publish(node, id, mark("x"), options)).succeeds();
        service.deliveries.taken();
    }

    /** What the session gets, as {@code owner node item}, the oldest first. */
    private List<String> wants(FullJid session, String... nodes) {
        get(service.eventing.sessionWants(session, "session", Set.of(nodes)));
        return service.deliveries.taken().stream()
                .map(text -> summary(session, text))
                .toList();
    }

    private static String summary(FullJid session, String text) {
        String whom = session + ": ";
        assertTrue(text.startsWith(whom), text);
        XmlElement message = Xml.parse(text.substring(whom.length()));
        XmlElement items = message.elements().get(0).elements().get(0);
        return message.attribute("from")
                + ' '
                + items.attribute("node")
                + ' '
                + items.elements().get(0).attribute("id");
    }

    @Test
    void comeFromOneselfAndFromContactsForTheWantedNodes() {
        publishes(juliet, "tune", "old", "max_items=5");
        publishes(juliet, "tune", "new");
        publishes(juliet, "mood", "m");
        publishes(romeo, "tune", "own");
        assertEquals(List.of(juliet.bare() + " tune new", romeo.bare() + " tune own"), wants(romeo, "tune", "geoloc"));
        assertEquals(List.of(juliet.bare() + " mood m"), wants(romeo, "mood"));
        assertEquals(List.of(juliet.bare() + " tune new"), wants(juliet, "tune"));
    }

    @Test
    void areWrittenAsTheSpecificationSays() {
        publishes(juliet, "tune", "a");
        get(service.eventing.sessionWants(romeo, "session", Set.of("tune")));
        String text = service.deliveries.taken().get(0);
        XmlElement message = Xml.parse(text.substring(text.indexOf('<')));
        String stamp = message.elements().get(1).attribute("stamp");
        Duration age = Duration.between(Instant.parse(stamp), Instant.now()).abs();
        assertTrue(age.compareTo(Duration.ofMinutes(5)) < 0, stamp);
        String delay = "<delay xmlns='urn:xmpp:delay' from='" + juliet.bare() + "' stamp='" + stamp + "'/>";
        assertEquals(
                romeo + ": "
                        + EventText.message(
                                romeo.toString(),
                                juliet,
                                EventText.items("tune", "<item id='a'>" + mark("x") + "</item>"),
                                delay),
                text);
    }

    @Test
    void comeOnlyFromNodesThatTheSessionMaySee() {
        publishes(juliet, "private", "p", "access_model=whitelist");
        publishes(juliet, "open", "o", "access_model=open");
        assertEquals(List.of(juliet.bare() + " open o"), wants(romeo, "private", "open"));
        assertEquals(
                List.of(juliet.bare() + " private p", juliet.bare() + " open o"), wants(juliet, "private", "open"));
        assertEquals(List.of(), wants(service.newSession(), "private", "open"));
    }

    @Test
    void comeOnlyFromNodesThatSendThem() {
        publishes(juliet, "never", "a", "send_last_published_item=never");
        publishes(juliet, "subscribers", "a", "send_last_published_item=on_sub");
        publishes(juliet, "silent", "a", "deliver_notifications=false");
        assertEquals(List.of(), wants(romeo, "never", "subscribers", "silent"));
        assertEquals(List.of(), wants(romeo));
    }

    @Test
    void areNotTooMany() {
        publishes(romeo, "own", "o");
        for (String node : List.of("1", "2", "3", "4")) {
            publishes(juliet, node, "a");
        }
        assertEquals(
                List.of(romeo.bare() + " own o", juliet.bare() + " 3 a", juliet.bare() + " 4 a"),
                wants(romeo, "1", "2", "3", "4", "own"));
    }

    @Test
    void reachANewSubscriberWhereHisSessionsWantThem() {
        publishes(juliet, "tune", "t");
        publishes(juliet, "subscribers", "s", "send_last_published_item=on_sub");
        publishes(juliet, "never", "n", "send_last_published_item=never");
        publishes(juliet, "private", "p", "access_model=whitelist");
        get(service.eventing.subscriptionBegan(romeo.bare(), juliet.bare()));
        List<String> told = service.deliveries.taken();
        assertEquals(2, told.size());
        assertTrue(told.get(0).startsWith(romeo.bare() + " NOTIFIED tune: "), told.get(0));
        assertTrue(told.get(1).startsWith(romeo.bare() + " NOTIFIED subscribers: "), told.get(1));
        XmlElement message = Xml.parse(told.get(0).substring(told.get(0).indexOf('<')));
        assertEquals(romeo.bare().toString(), message.attribute("to"));
        assertEquals(juliet.bare().toString(), message.attribute("from"));
    }
}
