package io.bindery.sessions.pubsub;

import static io.bindery.sessions.RunningService.get;
import static io.bindery.sessions.pubsub.EventText.items;
import static io.bindery.sessions.pubsub.EventText.to;
import static io.bindery.sessions.pubsub.Request.END;
import static io.bindery.sessions.pubsub.Request.PUBSUB;
import static io.bindery.sessions.pubsub.Request.publish;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.model.jid.FullJid;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The examples of XEP-0402 and XEP-0490, and what OMEMO and avatars ask for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivateNodesIT {
    private static final String BOOKMARKS = "urn:xmpp:bookmarks:1";
    private static final String DISPLAYED = "urn:xmpp:mds:displayed:0";
    private static final String[] PRIVATE = {
        "persist_items=true", "max_items=max", "send_last_published_item=never", "access_model=whitelist"
    };
    private static final String PLAY = "<conference xmlns='urn:xmpp:bookmarks:1' name='The Play&apos;s the Thing' "
            + "autojoin='true'><nick>JC</nick></conference>";
    private static final String ORCHARD = "<conference xmlns='urn:xmpp:bookmarks:1' name='The Orchard' "
            + "autojoin='true'><nick>JC</nick><extensions>"
            + "<state xmlns='http://myclient.example/bookmark/state' minimized='true'/></extensions></conference>";
    private PubsubService service;
    private FullJid juliet;
    private FullJid romeo;

    @BeforeAll
    void start() {
        service = new PubsubService(Map.of());
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

    private static String displayed(String id, String by) {
        return "<displayed xmlns='urn:xmpp:mds:displayed:0'><stanza-id xmlns='urn:xmpp:sid:0' by='" + by + "' id='" + id
                + "'/></displayed>";
    }

    private static String item(String id, String payload) {
        return "<item id='" + id + "'>" + payload + "</item>";
    }

    private void publishes(String node, String id, String payload, String... options) {
        service.client(juliet)
                .sends("set", publish(node, id, payload, options))
                .receives(PUBSUB + "<publish node='" + node + "'><item id='" + id + "'/></publish>" + END);
    }

    @Test
    void bookmarksAreKeptToldToOwnSessionsAloneAndRemoved() {
        String play = "theplay@conference.shakespeare.lit";
        String orchard = "orchard@conference.shakespeare.lit";
        publishes(BOOKMARKS, play, PLAY, PRIVATE);
        publishes(BOOKMARKS, orchard, ORCHARD, PRIVATE);
        assertEquals(
                List.of(
                        to(juliet, juliet, BOOKMARKS, items(BOOKMARKS, item(play, PLAY))),
                        to(juliet, juliet, BOOKMARKS, items(BOOKMARKS, item(orchard, ORCHARD)))),
                service.deliveries.taken());

        service.client(juliet)
                .sends("get", Request.items(BOOKMARKS))
                .receives(PUBSUB + items(BOOKMARKS, item(play, PLAY) + item(orchard, ORCHARD)) + END);

        service.client(juliet)
                .sends("set", Request.retract(BOOKMARKS, play, "notify='true'"))
                .receivesNothingElse();
        assertEquals(
                List.of(to(juliet, juliet, BOOKMARKS, items(BOOKMARKS, "<retract id='" + play + "'/>"))),
                service.deliveries.taken());
    }

    @Test
    void bookmarksAreNobodyElsesBusiness() {
        publishes(BOOKMARKS, "theplay@conference.shakespeare.lit", PLAY, PRIVATE);
        service.client(romeo, juliet)
                .sends("get", Request.items(BOOKMARKS))
                .isRefusedWith("cancel not-allowed", "closed-node");
        assertEquals(List.of(), get(service.eventing.nodesVisibleTo(juliet.bare(), romeo.bare())));
        assertEquals(List.of(BOOKMARKS), get(service.eventing.nodesVisibleTo(juliet.bare(), juliet.bare())));
    }

    @Test
    void bookmarksDoNotGoToANodeThatContactsCanRead() {
        service.client(juliet).sends("set", publish(BOOKMARKS, "a@b", PLAY)).succeeds();
        service.client(juliet)
                .sends("set", publish(BOOKMARKS, "theplay@conference.shakespeare.lit", PLAY, PRIVATE))
                .isRefusedWith("cancel conflict", "precondition-not-met");
        service.client(juliet)
                .sends("set", Request.configure(BOOKMARKS, PRIVATE))
                .receivesNothingElse();
        publishes(BOOKMARKS, "theplay@conference.shakespeare.lit", PLAY, PRIVATE);
    }

    @Test
    void whatWasDisplayedIsKeptForEachChat() {
        String room = "example@conference.shakespeare.lit";
        publishes(DISPLAYED, "romeo@montegue.lit", displayed("old", "juliet@capulet.lit"), PRIVATE);
        publishes(DISPLAYED, room, displayed("ca21deaf", room), PRIVATE);
        publishes(DISPLAYED, "romeo@montegue.lit", displayed("0f710f2b", "juliet@capulet.lit"), PRIVATE);

        String newest = item("romeo@montegue.lit", displayed("0f710f2b", "juliet@capulet.lit"));
        List<String> told = service.deliveries.taken();
        assertEquals(3, told.size());
        assertEquals(to(juliet, juliet, DISPLAYED, items(DISPLAYED, newest)), told.get(2));
        service.client(juliet)
                .sends("get", Request.items(DISPLAYED))
                .receives(PUBSUB + items(DISPLAYED, item(room, displayed("ca21deaf", room)) + newest) + END);
    }

    @Test
    void whatWasDisplayedIsNotSentWhenASessionComes() {
        publishes(DISPLAYED, "romeo@montegue.lit", displayed("1", "juliet@capulet.lit"), PRIVATE);
        service.deliveries.taken();
        get(service.eventing.sessionWants(juliet, "session", Set.of(DISPLAYED)));
        assertEquals(List.of(), service.deliveries.taken());
    }

    @Test
    void keysForEncryptionCanBeReadByEverybody() {
        String bundle = "<bundle xmlns='eu.siacs.conversations.axolotl'><identityKey>AAAA</identityKey></bundle>";
        String node = "eu.siacs.conversations.axolotl.bundles:12345";
        publishes(node, "current", bundle, "access_model=open", "persist_items=true", "max_items=1");
        service.client(service.newSession(), juliet)
                .sends("get", Request.items(node))
                .receives(PUBSUB + items(node, item("current", bundle)) + END);
    }

    @Test
    void anAvatarIsFetchedByItsHash() {
        String node = "urn:xmpp:avatar:data";
        String hash = "111f4b3c50d7b0df729d299bc6f8e9ef9066971f";
        String data = "<data xmlns='urn:xmpp:avatar:data'>" + "qANQR1DBwU4D".repeat(8000) + "</data>";
        publishes(node, hash, data);
        String ask = PUBSUB + "<items node='" + node + "'><item id='" + hash + "'/></items>" + END;
        service.client(romeo, juliet).sends("get", ask).receives(PUBSUB + items(node, item(hash, data)) + END);
        service.client(service.newSession(), juliet)
                .sends("get", ask)
                .isRefusedWith("auth not-authorized", "presence-subscription-required");
    }
}
