package io.bindery.sessions.pubsub;

import static io.bindery.sessions.RunningService.get;
import static io.bindery.sessions.RunningService.someone;
import static io.bindery.sessions.pubsub.Request.END;
import static io.bindery.sessions.pubsub.Request.PUBSUB;
import static io.bindery.sessions.pubsub.Request.mark;
import static io.bindery.sessions.pubsub.Request.publish;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.model.jid.FullJid;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetrievalIT {
    private PubsubService service;
    private FullJid juliet;
    private FullJid romeo;
    private FullJid stranger;

    @BeforeAll
    void fiveItemsAndANodeOfEachKind() {
        service = new PubsubService(Map.of("pubsub.max-item-bytes", "1024"));
        juliet = service.newSession();
        romeo = service.newSession();
        stranger = service.newSession();
        service.subscribe(romeo, juliet);
        for (String id : List.of("1", "2", "3", "4", "5")) {
            service.client(juliet)
                    .sends("set", publish("n", id, mark("x"), "max_items=max"))
                    .succeeds();
        }
        for (String access : List.of("open", "presence", "whitelist")) {
            service.client(juliet)
                    .sends("set", publish(access, "a", mark("x"), "access_model=" + access))
                    .succeeds();
        }
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private static String ask(String attributes, String inside, String rsm) {
        String set = rsm.isEmpty() ? "" : "<set xmlns='http://jabber.org/protocol/rsm'>" + rsm + "</set>";
        return PUBSUB + "<items node='n' " + attributes + ">" + inside + "</items>" + set + END;
    }

    private static String page(String ids, String rsm) {
        StringBuilder items = new StringBuilder("<items node='n'>");
        for (String id : ids.isEmpty() ? new String[0] : ids.split("")) {
            items.append("<item id='").append(id).append("'>").append(mark("x")).append("</item>");
        }
        String set = rsm.isEmpty() ? "" : "<set xmlns='http://jabber.org/protocol/rsm'>" + rsm + "</set>";
        return PUBSUB + items + "</items>" + set + END;
    }

    private static String position(int index, String ids) {
        return "<first index='" + index + "'>" + ids.charAt(0) + "</first><last>" + ids.charAt(ids.length() - 1)
                + "</last><count>5</count>";
    }

    @Test
    void givesAllOrTheNewest() {
        PubsubService.Asker client = service.client(juliet);
        client.sends("get", ask("", "", "")).receives(page("12345", ""));
        client.sends("get", ask("max_items='2'", "", "")).receives(page("45", ""));
        client.sends("get", ask("max_items='99999999999'", "", "")).receives(page("12345", ""));
    }

    @Test
    void givesTheOnesThatAreNamed() {
        service.client(juliet)
                .sends("get", ask("", "<item id='4'/><item id='2'/><item id='none'/>", ""))
                .receives(page("24", ""));
        service.client(juliet).sends("get", ask("", "<item id='none'/>", "")).receives(page("", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "<max>2</max>, 0, 12",
        "<max>2</max><after>2</after>, 2, 34",
        "<max>2</max><after>4</after>, 4, 5",
        "<max>2</max><before/>, 3, 45",
        "<max>2</max><before>4</before>, 1, 23",
        "<before>2</before>, 0, 1",
        "<after>3</after>, 3, 45"
    })
    void pages(String rsm, int index, String ids) {
        service.client(juliet).sends("get", ask("", "", rsm)).receives(page(ids, position(index, ids)));
    }

    @Test
    void countsWithoutGivingAny() {
        service.client(juliet).sends("get", ask("", "", "<max>0</max>")).receives(page("", "<count>5</count>"));
        service.client(juliet).sends("get", ask("", "", "<after>5</after>")).receives(page("", "<count>5</count>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<after>none</after>", "<before>none</before>"})
    void aPageCannotBeginAtAnItemThatIsNotThere(String rsm) {
        service.client(juliet).sends("get", ask("", "", rsm)).isRefused("cancel item-not-found", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_items='-1'", "max_items='many'", "max_items=''"})
    void numbersMustMakeSense(String attributes) {
        service.client(juliet).sends("get", ask(attributes, "", "")).isRefused("modify bad-request", "");
    }

    @Test
    void moreThanHasRoomInOneAnswerIsCut() {
        FullJid writer = service.newSession();
        String payload = "<x xmlns='urn:test'>" + "x".repeat(900) + "</x>";
        for (int i = 0; i < 12; i++) {
            service.client(writer)
                    .sends("set", publish("n", "i" + i, payload, "max_items=max"))
                    .succeeds();
        }
        String text = service.client(writer).sends("get", ask("", "", "")).text();
        assertEquals(
                Xml.canonical("<set xmlns='http://jabber.org/protocol/rsm'><first index='4'>i4</first><last>i11</last>"
                        + "<count>12</count></set>"),
                Xml.canonical(Xml.parse(text).elements().get(0).elements().get(1)));
        service.client(writer)
                .sends("get", ask("", "", "<before>i4</before><max>1</max>"))
                .receives(PUBSUB + "<items node='n'><item id='i3'>" + payload + "</item></items>"
                        + "<set xmlns='http://jabber.org/protocol/rsm'><first index='3'>i3</first><last>i3</last>"
                        + "<count>12</count></set>" + END);
    }

    @Test
    void accessGoesByPresence() {
        service.client(romeo, juliet).sends("get", Request.items("open")).succeeds();
        service.client(romeo, juliet).sends("get", Request.items("presence")).succeeds();
        service.client(romeo, juliet)
                .sends("get", Request.items("whitelist"))
                .isRefusedWith("cancel not-allowed", "closed-node");
        service.client(stranger, juliet).sends("get", Request.items("open")).succeeds();
        service.client(stranger, juliet)
                .sends("get", Request.items("presence"))
                .isRefusedWith("auth not-authorized", "presence-subscription-required");
        service.client(stranger, juliet)
                .sends("get", Request.items("whitelist"))
                .isRefusedWith("cancel not-allowed", "closed-node");
        service.client(juliet).sends("get", Request.items("whitelist")).succeeds();
    }

    @Test
    void onlyNodesWithAccessAreNamed() {
        assertEquals(
                List.of("n", "open", "presence", "whitelist"),
                get(service.eventing.nodesVisibleTo(juliet.bare(), juliet.bare())));
        assertEquals(
                List.of("n", "open", "presence"), get(service.eventing.nodesVisibleTo(juliet.bare(), romeo.bare())));
        assertEquals(List.of("open"), get(service.eventing.nodesVisibleTo(juliet.bare(), stranger.bare())));
    }

    @Test
    void anAccountThatDoesNotExistLooksLikeOneWithoutNodes() {
        FullJid nobody = someone().withResource("x");
        service.client(romeo, nobody).sends("get", Request.items("n")).isRefused("cancel item-not-found", "");
        service.client(romeo, stranger).sends("get", Request.items("n")).isRefused("cancel item-not-found", "");
        assertEquals(List.of(), get(service.eventing.nodesVisibleTo(nobody.bare(), romeo.bare())));
    }
}
