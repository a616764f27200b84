package io.bindery.sessions.pubsub;

import static io.bindery.sessions.pubsub.EventText.items;
import static io.bindery.sessions.pubsub.EventText.to;
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

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetractIT {
    private PubsubService service;

    @BeforeAll
    void start() {
        service = new PubsubService(Map.of());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void aRetractedItemIsGoneAndTold() {
        FullJid juliet = service.newSession();
        service.client(juliet).sends("set", publish("n", "a", mark("x"))).succeeds();
        service.deliveries.taken();

        service.client(juliet)
                .sends("set", Request.retract("n", "a", "notify='1'"))
                .receivesNothingElse();
        assertEquals(List.of(to(juliet, juliet, "n", items("n", "<retract id='a'/>"))), service.deliveries.taken());
        service.client(juliet).sends("get", Request.items("n")).receives(PUBSUB + items("n", "") + END);
        service.client(juliet).sends("set", Request.retract("n", "a", "")).isRefused("cancel item-not-found", "");
    }

    @Test
    void aRetractionCanBeSilent() {
        FullJid juliet = service.newSession();
        service.client(juliet)
                .sends("set", publish("n", "a", mark("x"), "notify_retract=false", "max_items=2"))
                .succeeds();
        service.client(juliet).sends("set", publish("n", "b", mark("x"))).succeeds();
        service.deliveries.taken();
        service.client(juliet).sends("set", Request.retract("n", "a", "")).receivesNothingElse();
        service.client(juliet)
                .sends("set", Request.retract("n", "b", "notify='false'"))
                .receivesNothingElse();
        assertEquals(List.of(), service.deliveries.taken());
    }

    @Test
    void whatCannotBeRetractedIsRefused() {
        PubsubService.Asker juliet = service.client(service.newSession());
        juliet.sends("set", Request.retract("none", "a", "")).isRefused("cancel item-not-found", "");
        juliet.sends("set", PUBSUB + "<retract><item id='a'/></retract>" + END)
                .isRefusedWith("modify bad-request", "nodeid-required");
        juliet.sends("set", PUBSUB + "<retract node='n'/>" + END).isRefusedWith("modify bad-request", "item-required");
        juliet.sends("set", PUBSUB + "<retract node='n'><item/></retract>" + END)
                .isRefusedWith("modify bad-request", "item-required");
    }
}
