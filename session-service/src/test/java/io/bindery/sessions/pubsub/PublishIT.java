package io.bindery.sessions.pubsub;

import static io.bindery.sessions.RunningService.get;
import static io.bindery.sessions.pubsub.EventText.items;
import static io.bindery.sessions.pubsub.EventText.to;
import static io.bindery.sessions.pubsub.Request.END;
import static io.bindery.sessions.pubsub.Request.PUBSUB;
import static io.bindery.sessions.pubsub.Request.mark;
import static io.bindery.sessions.pubsub.Request.publish;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.FullJid;
import io.bindery.sessions.stanza.IqAnswer;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishIT {
    private static final String TUNE = "http://jabber.org/protocol/tune";
    private static final String SONG = "<tune xmlns='" + TUNE
            + "'><artist>Gerald Finzi</artist><length>255</length><source>Music for \"Love's Labors Lost\"</source>"
            + "<title>Introduction (Allegro vigoroso)</title><track>1</track></tune>";
    private PubsubService service;

    @BeforeAll
    void start() {
        service = new PubsubService(
                Map.of("pubsub.max-nodes", "3", "pubsub.max-items", "4", "pubsub.max-item-bytes", "2000"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private void shows(FullJid session, String node, String... ids) {
        StringBuilder expected = new StringBuilder();
        for (String id : ids) {
            expected.append("<item id='")
                    .append(id)
                    .append("'>")
                    .append(mark("x"))
                    .append("</item>");
        }
        service.client(session)
                .sends("get", Request.items(node))
                .receives(PUBSUB + items(node, expected.toString()) + END);
    }

    @Test
    void anEventReachesTheOwnerAndWhoIsSubscribedToHisPresence() {
        FullJid juliet = service.newSession();
        FullJid romeo = service.newSession();
        service.subscribe(romeo, juliet);
        service.deliveries.taken();

        service.client(juliet)
                .sends("set", publish(TUNE, "1", SONG))
                .receives(PUBSUB + "<publish node='" + TUNE + "'><item id='1'/></publish>" + END);

        String event = items(TUNE, "<item id='1'>" + SONG + "</item>");
        assertEquals(
                List.of(to(juliet, juliet, TUNE, event), to(romeo, juliet, TUNE, event)), service.deliveries.taken());
    }

    @Test
    void anItemWithoutIdGetsOne() {
        FullJid juliet = service.newSession();
        String text = service.client(juliet)
                .sends("set", PUBSUB + "<publish node='n'><item>" + mark("x") + "</item></publish>" + END)
                .succeeds()
                .text();
        String id = Xml.parse(text)
                .elements()
                .get(0)
                .elements()
                .get(0)
                .elements()
                .get(0)
                .attribute("id");
        shows(juliet, "n", id);
    }

    @Test
    void aNodeKeepsOneItemUnlessMoreIsAskedFor() {
        FullJid juliet = service.newSession();
        service.client(juliet).sends("set", publish("n", "a", mark("x"))).succeeds();
        service.client(juliet).sends("set", publish("n", "b", mark("x"))).succeeds();
        shows(juliet, "n", "b");
    }

    @Test
    void theOldestItemsMakeRoomAndRepublishingCountsAsNew() {
        FullJid juliet = service.newSession();
        for (String id : List.of("a", "b", "c", "a", "d")) {
            service.client(juliet)
                    .sends("set", publish("n", id, mark("x"), "max_items=3"))
                    .succeeds();
        }
        shows(juliet, "n", "c", "a", "d");
    }

    @Test
    void maxIsWhatTheServerAllowsAndSoIsMore() {
        FullJid juliet = service.newSession();
        for (String id : List.of("a", "b", "c", "d", "e")) {
            service.client(juliet)
                    .sends("set", publish("n", id, mark("x"), "max_items=max"))
                    .succeeds();
        }
        service.client(juliet)
                .sends("set", publish("n", "f", mark("x"), "max_items=2147483647"))
                .succeeds();
        shows(juliet, "n", "c", "d", "e", "f");
    }

    @Test
    void anItemOfTheSameIdIsReplaced() {
        FullJid juliet = service.newSession();
        service.client(juliet).sends("set", publish("n", "a", mark("old"))).succeeds();
        service.client(juliet).sends("set", publish("n", "a", mark("x"))).succeeds();
        shows(juliet, "n", "a");
    }

    @Test
    void whatIsNotKeptIsSentAllTheSame() {
        FullJid juliet = service.newSession();
        service.deliveries.taken();
        service.client(juliet)
                .sends("set", publish("n", "a", mark("x"), "persist_items=0"))
                .succeeds();
        assertEquals(1, service.deliveries.taken().size());
        service.client(juliet).sends("get", Request.items("n")).isUnsupported("persistent-items");
    }

    @Test
    void conditionsThatANodeDoesNotMeetStopThePublication() {
        FullJid juliet = service.newSession();
        service.client(juliet)
                .sends("set", publish("n", "a", mark("x"), "access_model=open"))
                .succeeds();
        service.deliveries.taken();

        service.client(juliet)
                .sends("set", publish("n", "b", mark("x"), "access_model=whitelist"))
                .isRefusedWith("cancel conflict", "precondition-not-met");
        shows(juliet, "n", "a");
        assertEquals(List.of(), service.deliveries.taken());
        service.client(juliet)
                .sends("set", publish("n", "c", mark("x"), "access_model=open", "persist_items=1"))
                .succeeds();
        shows(juliet, "n", "c");
    }

    @Test
    void conditionsThatAreNotUnderstoodStopItToo() {
        FullJid juliet = service.newSession();
        service.client(juliet)
                .sends("set", publish("n", "a", mark("x"), "made_up=1"))
                .isRefusedWith("modify bad-request", "invalid-options");
        service.client(juliet)
                .sends("set", publish("n", "a", mark("x"), "access_model=authorize"))
                .isRefusedWith("modify not-acceptable", "unsupported-access-model");
        service.client(juliet)
                .sends("set", publish("n", "a", mark("x"), "max_items=none"))
                .isRefused("modify not-acceptable", "");
        service.client(juliet).sends("get", Request.items("n")).isRefused("cancel item-not-found", "");
    }

    @Test
    void whatIsNoItemIsRefused() {
        PubsubService.Asker juliet = service.client(service.newSession());
        juliet.sends("set", PUBSUB + "<publish><item>" + mark("x") + "</item></publish>" + END)
                .isRefusedWith("modify bad-request", "nodeid-required");
        juliet.sends("set", PUBSUB + "<publish node='n'/>" + END).isRefusedWith("modify bad-request", "item-required");
        juliet.sends("set", publish("n", "a", "")).isRefusedWith("modify bad-request", "payload-required");
        juliet.sends("set", publish("n", "a", mark("x") + mark("y")))
                .isRefusedWith("modify bad-request", "invalid-payload");
        juliet.sends("set", publish("n", "a", "<x xmlns='urn:test'>" + "x".repeat(2000) + "</x>"))
                .isRefusedWith("modify not-acceptable", "payload-too-big");
        juliet.sends(
                        "set",
                        PUBSUB + "<publish node='n'><item>" + mark("x") + "</item><item>" + mark("x")
                                + "</item></publish>" + END)
                .isRefused("modify bad-request", "");
        juliet.sends("set", publish("n".repeat(501), "a", mark("x"))).isRefused("modify not-acceptable", "");
        juliet.sends("set", publish("n", "a".repeat(2001), mark("x"))).isRefused("modify not-acceptable", "");
        juliet.sends("set", PUBSUB + END).isRefused("modify bad-request", "");
    }

    @Test
    void takesTheLongestNames() {
        FullJid juliet = service.newSession();
        service.client(juliet)
                .sends("set", publish("n".repeat(500), "a".repeat(2000), mark("x")))
                .succeeds();
        shows(juliet, "n".repeat(500), "a".repeat(2000));
    }

    @Test
    void nobodyElsePublishes() {
        FullJid juliet = service.newSession();
        FullJid romeo = service.newSession();
        service.subscribe(romeo, juliet);
        service.client(juliet)
                .sends("set", publish("n", "a", mark("x"), "access_model=open"))
                .succeeds();
        PubsubService.Asker other = service.client(romeo, juliet);
        other.sends("set", publish("n", "b", mark("x"))).isRefused("auth forbidden", "");
        other.sends("set", publish("m", "b", mark("x"))).isRefused("auth forbidden", "");
        other.sends("set", Request.retract("n", "a", "")).isRefused("auth forbidden", "");
        shows(juliet, "n", "a");
    }

    @Test
    void nodesHaveALimit() {
        FullJid juliet = service.newSession();
        for (String node : List.of("1", "2", "3")) {
            service.client(juliet).sends("set", publish(node, "a", mark("x"))).succeeds();
        }
        service.client(juliet)
                .sends("set", publish("4", "a", mark("x")))
                .isRefusedWith("modify policy-violation", "max-nodes-exceeded");
        service.client(juliet).sends("set", publish("3", "b", mark("x"))).succeeds();
    }

    @Test
    void publicationsAtTheSameTimeMakeOneNodeAndLeaveOneItem() {
        FullJid juliet = service.newSession();
        List<Future<IqAnswer>> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(service.client(juliet).asks("set", publish("n", "item-" + i % 7, mark("x"))));
        }
        assertTrue(get(Future.all(all)).succeeded());
        String text = service.client(juliet).sends("get", Request.items("n")).text();
        assertEquals(
                1,
                Xml.parse(text).elements().get(0).elements().get(0).elements().size(),
                text);
    }

    @Test
    void whatAPublicationAtTheSameTimeLeftOverIsNotShown() {
        FullJid juliet = service.newSession();
        service.client(juliet).sends("set", publish("n", "a", mark("x"))).succeeds();
        get(service.statements()
                .execute(
                        "INSERT INTO sessions.pubsub_items (node_id, item, payload) SELECT node_id, 'b', payload "
                                + "FROM sessions.pubsub_items JOIN sessions.pubsub_nodes ON id = node_id "
                                + "WHERE username = $1",
                        Tuple.of(juliet.bare().local())));
        shows(juliet, "n", "b");
    }

    @Test
    void anAccountTakesItsNodesWithIt() {
        FullJid juliet = service.newSession();
        service.client(juliet)
                .sends("set", publish("n", "a", mark("x"), "access_model=open"))
                .succeeds();
        service.remove(juliet.bare());
        service.client(service.newSession(), juliet)
                .sends("get", Request.items("n"))
                .isRefused("cancel item-not-found", "");
    }

    @Test
    void aPayloadComesBackAsItWas() {
        FullJid juliet = service.newSession();
        String payload = "<a xmlns='urn:a' k='&apos;&lt;\u00e9'>t<b xmlns='urn:b'>\ud83c\udfad</b>u</a>";
        service.client(juliet).sends("set", publish("n", "a", payload)).succeeds();
        service.client(juliet)
                .sends("get", Request.items("n"))
                .receives(PUBSUB + items("n", "<item id='a'>" + payload + "</item>") + END);
    }
}
