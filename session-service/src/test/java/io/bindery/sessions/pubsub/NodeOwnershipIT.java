package io.bindery.sessions.pubsub;

import static io.bindery.sessions.RunningService.get;
import static io.bindery.sessions.pubsub.EventText.items;
import static io.bindery.sessions.pubsub.EventText.to;
import static io.bindery.sessions.pubsub.Request.END;
import static io.bindery.sessions.pubsub.Request.OWNER;
import static io.bindery.sessions.pubsub.Request.PUBSUB;
import static io.bindery.sessions.pubsub.Request.configure;
import static io.bindery.sessions.pubsub.Request.mark;
import static io.bindery.sessions.pubsub.Request.owner;
import static io.bindery.sessions.pubsub.Request.publish;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeOwnershipIT {
    private PubsubService service;
    private FullJid juliet;
    private FullJid romeo;

    @BeforeAll
    void start() {
        service = new PubsubService(Map.of("pubsub.max-nodes", "2"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @BeforeEach
    void peopleWhoKnowEachOther() {
        juliet = service.newSession();
        romeo = service.newSession();
        service.subscribe(romeo, juliet);
        service.deliveries.taken();
    }

    private static String create(String node, String... fields) {
        String form = Request.form("node_config", fields);
        return PUBSUB + "<create node='" + node + "'/><configure>" + form + "</configure>" + END;
    }

    private PubsubService.Reply juliet(String type, String payload) {
        return service.client(juliet).sends(type, payload);
    }

    private String configured(String node, String option) {
        XmlElement iq =
                Xml.parse(juliet("get", owner("configure", node)).succeeds().text());
        XmlElement form = iq.elements().get(0).elements().get(0).elements().get(0);
        return form.elements().stream()
                .filter(field -> ("pubsub#" + option).equals(field.attribute("var")))
                .flatMap(field -> field.child("value", "jabber:x:data").stream())
                .findFirst()
                .orElseThrow()
                .text();
    }

    @Test
    void aNodeIsMadeOnce() {
        juliet("set", PUBSUB + "<create node='n'/>" + END).receives(PUBSUB + "<create node='n'/>" + END);
        juliet("set", PUBSUB + "<create node='n'/><configure/>" + END).isRefused("cancel conflict", "");
        juliet("get", Request.items("n")).receives(PUBSUB + items("n", "") + END);
        assertEquals("presence", configured("n", "access_model"));
        assertEquals("1", configured("n", "max_items"));
        assertEquals("on_sub_and_presence", configured("n", "send_last_published_item"));
        assertEquals("true", configured("n", "persist_items"));
    }

    @Test
    void aNodeIsMadeAndConfigured() {
        juliet("set", create("n", "access_model=whitelist", "max_items=10", "title=Mine", "not_known=1"))
                .succeeds();
        assertEquals("whitelist", configured("n", "access_model"));
        assertEquals("10", configured("n", "max_items"));
        assertEquals("Mine", configured("n", "title"));
    }

    @Test
    void aNodeWithoutNameGetsOne() {
        juliet("set", PUBSUB + "<create/>" + END).succeeds();
        assertEquals(
                1,
                get(service.eventing.nodesVisibleTo(juliet.bare(), juliet.bare()))
                        .size());
    }

    @Test
    void nodesHaveALimit() {
        juliet("set", PUBSUB + "<create/>" + END).succeeds();
        juliet("set", PUBSUB + "<create node='n'/>" + END).succeeds();
        juliet("set", PUBSUB + "<create/>" + END).isRefusedWith("modify policy-violation", "max-nodes-exceeded");
        juliet("set", PUBSUB + "<create node='n'/>" + END).isRefused("cancel conflict", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorize", "roster", "made-up"})
    void otherAccessModelsAreRefused(String model) {
        juliet("set", create("n", "access_model=" + model))
                .isRefusedWith("modify not-acceptable", "unsupported-access-model");
        juliet("get", owner("configure", "n")).isRefused("cancel item-not-found", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_items=0", "persist_items=maybe", "publish_model=open", "send_last_published_item=x"})
    void valuesThatCannotBeAreRefused(String field) {
        juliet("set", publish("n", "a", mark("x"))).succeeds();
        juliet("set", configure("n", field)).isRefused("modify not-acceptable", "");
    }

    @Test
    void aChangeCountsAtOnceAndDropsWhatHasNoRoom() {
        for (String id : List.of("a", "b", "c")) {
            juliet("set", publish("n", id, mark("x"), "max_items=max")).succeeds();
        }
        juliet("set", configure("n", "max_items=2")).receivesNothingElse();
        juliet("set", configure("n", "max_items=max", "access_model=whitelist")).receivesNothingElse();
        String kept = "<item id='b'>" + mark("x") + "</item><item id='c'>" + mark("x") + "</item>";
        juliet("get", Request.items("n")).receives(PUBSUB + items("n", kept) + END);
        service.client(romeo, juliet)
                .sends("get", Request.items("n"))
                .isRefusedWith("cancel not-allowed", "closed-node");
    }

    @Test
    void aFormThatIsSentBackAsItCameIsAccepted() {
        juliet("set", publish("n", "a", mark("x"))).succeeds();
        XmlElement iq = Xml.parse(juliet("get", owner("configure", "n")).text());
        String form = iq.elements()
                .get(0)
                .elements()
                .get(0)
                .elements()
                .get(0)
                .copy()
                .attribute("type", "submit")
                .build()
                .toString();
        juliet("set", OWNER + "<configure node='n'>" + form + "</configure>" + END)
                .receivesNothingElse();
        juliet("get", owner("configure", "n")).receives(iq.elements().get(0).toString());
    }

    @Test
    void aCancelledFormChangesNothing() {
        juliet("set", publish("n", "a", mark("x"))).succeeds();
        juliet("set", OWNER + "<configure node='n'><x xmlns='jabber:x:data' type='cancel'/></configure>" + END)
                .receivesNothingElse();
        juliet("set", OWNER + "<configure node='n'/>" + END).isRefused("modify bad-request", "");
        juliet("set", OWNER + "<configure node='n'>" + Request.form("publish-options") + "</configure>" + END)
                .isRefused("modify bad-request", "");
        assertEquals("presence", configured("n", "access_model"));
    }

    @Test
    void aNewConfigurationIsToldWhenItIsWanted() {
        juliet("set", create("n", "notify_config=1")).succeeds();
        juliet("set", configure("n", "deliver_payloads=0")).receivesNothingElse();
        assertEquals(
                List.of(
                        to(juliet, juliet, "n", "<configuration node='n'/>"),
                        to(romeo, juliet, "n", "<configuration node='n'/>")),
                service.deliveries.taken());
        juliet("set", configure("n", "deliver_notifications=0")).receivesNothingElse();
        juliet("set", publish("n", "a", mark("x"))).succeeds();
        assertEquals(List.of(), service.deliveries.taken());
        juliet("set", configure("n", "deliver_notifications=1", "notify_config=0"))
                .receivesNothingElse();
        juliet("set", publish("n", "a", mark("x"))).succeeds();
        assertEquals(
                to(juliet, juliet, "n", items("n", "<item id='a'/>")),
                service.deliveries.taken().get(0));
    }

    @Test
    void aNodeGoesWithItsItems() {
        juliet("set", publish("n", "a", mark("x"))).succeeds();
        service.deliveries.taken();
        juliet("set", owner("delete", "n")).receivesNothingElse();
        assertEquals(
                List.of(to(juliet, juliet, "n", "<delete node='n'/>"), to(romeo, juliet, "n", "<delete node='n'/>")),
                service.deliveries.taken());
        juliet("get", Request.items("n")).isRefused("cancel item-not-found", "");
        juliet("set", owner("delete", "n")).isRefused("cancel item-not-found", "");
    }

    @Test
    void aPurgeRemovesAllItemsWithOneEvent() {
        juliet("set", publish("n", "a", mark("x"), "max_items=3")).succeeds();
        juliet("set", publish("n", "b", mark("x"))).succeeds();
        service.deliveries.taken();
        juliet("set", owner("purge", "n")).receivesNothingElse();
        assertEquals(
                List.of(to(juliet, juliet, "n", "<purge node='n'/>"), to(romeo, juliet, "n", "<purge node='n'/>")),
                service.deliveries.taken());
        juliet("get", Request.items("n")).receives(PUBSUB + items("n", "") + END);
        juliet("set", configure("n", "persist_items=0")).receivesNothingElse();
        juliet("set", owner("purge", "n")).isUnsupported("persistent-items");
        juliet("set", owner("purge", "none")).isRefused("cancel item-not-found", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"get configure", "set configure", "set delete", "set purge", "get affiliations"})
    void onlyTheOwnerOwns(String verb) {
        juliet("set", publish("n", "a", mark("x"), "access_model=open")).succeeds();
        String[] words = verb.split(" ");
        service.client(romeo, juliet).sends(words[0], owner(words[1], "n")).isRefused("auth forbidden", "");
        juliet(words[0], OWNER + "<" + words[1] + "/>" + END).isRefusedWith("modify bad-request", "nodeid-required");
    }

    @Test
    void saysWhoStandsWhere() {
        juliet("set", publish("n", "a", mark("x"))).succeeds();
        juliet("get", PUBSUB + "<subscriptions/>" + END).receives(PUBSUB + "<subscriptions/>" + END);
        juliet("get", PUBSUB + "<affiliations/>" + END)
                .receives(PUBSUB + "<affiliations><affiliation node='n' affiliation='owner'/></affiliations>" + END);
        service.client(romeo, juliet)
                .sends("get", PUBSUB + "<affiliations/>" + END)
                .receives(PUBSUB + "<affiliations/>" + END);
        juliet("get", owner("affiliations", "n"))
                .receives(OWNER + "<affiliations node='n'><affiliation jid='" + juliet.bare()
                        + "' affiliation='owner'/></affiliations>" + END);
        juliet("get", owner("subscriptions", "n")).receives(OWNER + "<subscriptions node='n'/>" + END);
        juliet("get", owner("subscriptions", "none")).isRefused("cancel item-not-found", "");
    }

    @Test
    void whatIsNotThereSaysSo() {
        PubsubService.Asker other = service.client(romeo, juliet);
        other.sends("set", PUBSUB + "<subscribe node='n' jid='r@x'/>" + END).isUnsupported("subscribe");
        other.sends("set", PUBSUB + "<unsubscribe node='n' jid='r@x'/>" + END).isUnsupported("subscribe");
        juliet("set", owner("subscriptions", "n")).isUnsupported("manage-subscriptions");
        juliet("set", owner("affiliations", "n")).isUnsupported("modify-affiliations");
        juliet("get", OWNER + "<default type='collection'/>" + END).isUnsupported("collections");
        juliet("set", PUBSUB + "<dance/>" + END).isRefused("modify bad-request", "");
        assertTrue(juliet("get", OWNER + "<default/>" + END).succeeds().text().contains("pubsub#access_model"));
    }
}
