package io.bindery.sessions.pubsub;

import static io.bindery.sessions.RunningService.get;
import static io.bindery.sessions.pubsub.EventText.items;
import static io.bindery.sessions.pubsub.EventText.to;
import static io.bindery.sessions.pubsub.Request.END;
import static io.bindery.sessions.pubsub.Request.PUBSUB;
import static io.bindery.sessions.pubsub.Request.publish;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.ServerAssist;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** XEP-0490, server assist. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisplayedSyncIT {
    private static final String MDS = "urn:xmpp:mds:displayed:0";
    private static final String MARKER = "<displayed xmlns='urn:xmpp:chat-markers:0' id='m'/>";
    private PubsubService service;
    private FullJid juliet;

    @BeforeAll
    void start() {
        service = new PubsubService(Map.of("pubsub.max-item-bytes", "2000"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @BeforeEach
    void aSession() {
        juliet = service.newSession();
        service.deliveries.taken();
    }

    private static String displayed(String id) {
        return "<displayed xmlns='" + MDS + "'><stanza-id xmlns='urn:xmpp:sid:0' by='juliet@localhost' id='" + id
                + "'/></displayed>";
    }

    private static String message(String to, String content) {
        return "<message xmlns='jabber:client' to='" + to + "'>" + content + "</message>";
    }

    private List<String> takes(String... messages) {
        List<XmlElement> given = Stream.of(messages).map(Xml::parse).toList();
        return get(service.eventing.serverAssist().take(juliet.bare(), given)).stream()
                .map(XmlElement::toString)
                .map(Xml::canonical)
                .toList();
    }

    private void holds(String items) {
        service.client(juliet).sends("get", Request.items(MDS)).receives(PUBSUB + items(MDS, items) + END);
    }

    private static String item(String chat, String id) {
        return "<item id='" + chat + "'>" + displayed(id) + "</item>";
    }

    private void hasNoNode() {
        service.client(juliet).sends("get", Request.items(MDS)).isRefused("cancel item-not-found", "");
    }

    @Test
    void publishesWhatStandsBesideTheMarkerAndTakesItOut() {
        assertEquals(
                List.of(Xml.canonical(message("romeo@localhost", MARKER))),
                takes(message("romeo@localhost", MARKER + displayed("1"))));
        holds(item("romeo@localhost", "1"));
        assertEquals(
                List.of(to(juliet, juliet, MDS, items(MDS, item("romeo@localhost", "1")))), service.deliveries.taken());
    }

    @Test
    void keepsTheLastOfEachChat() {
        takes(
                message("romeo@localhost", MARKER + displayed("1")),
                message("nurse@localhost", MARKER + displayed("2")),
                message("romeo@localhost", MARKER + displayed("3")));
        holds(item("nurse@localhost", "2") + item("romeo@localhost", "3"));
    }

    @Test
    void makesANodeThatNobodyElseSees() {
        FullJid romeo = service.newSession();
        service.subscribe(romeo, juliet);
        takes(message("romeo@localhost", MARKER + displayed("1")));
        service.client(romeo, juliet)
                .sends("get", Request.items(MDS))
                .isRefusedWith("cancel not-allowed", "closed-node");
        // As a client publishes it (XEP-0490 3.2): both agree about the node.
        service.client(juliet)
                .sends(
                        "set",
                        publish(
                                MDS,
                                "nurse@localhost",
                                displayed("2"),
                                "persist_items=true",
                                "max_items=max",
                                "send_last_published_item=never",
                                "access_model=whitelist"))
                .succeeds();
    }

    @Test
    void publishesWhereverNobodyElseSeesIt() {
        service.client(juliet)
                .sends(
                        "set",
                        publish(MDS, "nurse@localhost", displayed("1"), "access_model=whitelist", "max_items=max"))
                .succeeds();
        takes(message("romeo@localhost", MARKER + displayed("2")));
        holds(item("nurse@localhost", "1") + item("romeo@localhost", "2"));
    }

    @Test
    void writesNothingWhereOthersCouldSeeIt() {
        service.client(juliet)
                .sends("set", publish(MDS, "nurse@localhost", displayed("1")))
                .succeeds();
        service.deliveries.taken();
        assertEquals(
                List.of(Xml.canonical(message("romeo@localhost", MARKER))),
                takes(message("romeo@localhost", MARKER + displayed("2"))));
        holds(item("nurse@localhost", "1"));
        assertEquals(List.of(), service.deliveries.taken());
    }

    @Test
    void takesOutWhatItCannotPublish() {
        String nobody = "<message xmlns='jabber:client'>" + MARKER + "</message>";
        String large = "x".repeat(2001);
        assertEquals(
                List.of(
                        Xml.canonical(nobody),
                        Xml.canonical(message(large, MARKER)),
                        Xml.canonical(message("romeo@localhost", MARKER))),
                takes(
                        nobody.replace(MARKER, MARKER + displayed("1")),
                        message(large, MARKER + displayed("1")),
                        message("romeo@localhost", MARKER + displayed(large))));
        hasNoNode();
    }

    @Test
    void letsOtherMessagesPassAsTheyAre() {
        List<XmlElement> messages = List.of(Xml.parse(message("romeo@localhost", MARKER)));
        assertSame(messages, get(service.eventing.serverAssist().take(juliet.bare(), messages)));
        hasNoNode();
    }

    @Test
    void keepsMessagesWaitingForPostgresNoLongerThanItsLimit() {
        List<XmlElement> messages = Stream.of("romeo@localhost", "nurse@localhost", "tybalt@localhost")
                .map(chat -> Xml.parse(message(chat, MARKER + displayed("1"))))
                .toList();
        ServerAssist assist = service.patientAssist();
        // Without a limit nothing would come before the lock is gone.
        service.whileNodesAreLocked(() -> assertEquals(
                List.of(1, 1, 1),
                get(assist.take(juliet.bare(), messages)).stream()
                        .map(left -> left.elements().size())
                        .toList()));
    }

    @Test
    void holdsNoMessageUpThatItCannotPublishFor() {
        FullJid gone = service.newSession();
        service.remove(gone.bare());
        XmlElement message = Xml.parse(message("romeo@localhost", MARKER + displayed("1")));
        assertEquals(
                1,
                get(service.eventing.serverAssist().take(gone.bare(), List.of(message))).stream()
                        .filter(left -> left.elements().size() == 1)
                        .count());
    }
}
