package io.bindery.sessions.pubsub;

import static io.bindery.sessions.RunningService.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.Audience;
import io.bindery.sessions.stanza.Deliveries;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static final NodeKey NODE = new NodeKey(BareJid.parse("juliet@capulet.lit"), "n");
    private static final XmlElement EVENT = Events.node("purge", "n").build();

    /** Deliveries that are under way until they are let go. */
    private static final class HeldDeliveries implements Deliveries {
        private final List<BareJid> asked = new ArrayList<>();
        private final List<Promise<Integer>> underWay = new ArrayList<>();

        @Override
        public Future<Integer> toAccount(BareJid account, Audience audience, List<XmlElement> stanzas) {
            asked.add(account);
            underWay.add(Promise.promise());
            return underWay.get(underWay.size() - 1).future();
        }

        @Override
        public Future<Boolean> toSession(FullJid session, List<XmlElement> stanzas) {
            return Future.failedFuture(new AssertionError("events go to accounts"));
        }

        void letGo() {
            List<Promise<Integer>> now = new ArrayList<>(underWay);
            underWay.clear();
            now.forEach(promise -> promise.complete(1));
        }
    }

    private static Contacts watchedBy(int accounts) {
        // Somebody may be subscribed to himself.
        List<BareJid> watchers = Stream.concat(
                        Stream.of(NODE.owner()),
                        IntStream.range(0, accounts).mapToObj(i -> BareJid.parse("w" + i + "@capulet.lit")))
                .toList();
        return new Contacts(
                (owner, asker) -> Future.succeededFuture(false),
                owner -> Future.succeededFuture(watchers),
                asker -> Future.succeededFuture(List.of()));
    }

    @Test
    void onlySoManyDeliveriesAreUnderWayAtOnce() {
        HeldDeliveries deliveries = new HeldDeliveries();
        Future<Void> told = new Events(deliveries, watchedBy(120)).tell(NODE, NodeConfig.defaults(), EVENT);
        List<Integer> steps = new ArrayList<>();
        while (!told.isComplete()) {
            steps.add(deliveries.underWay.size());
            deliveries.letGo();
        }
        // The owner himself first, then the watchers.
        assertEquals(List.of(1, 50, 50, 20), steps);
        assertEquals(121, deliveries.asked.size());
        assertEquals(NODE.owner(), deliveries.asked.get(0));
    }

    @Test
    void whatWasPublishedIsPublishedThoughNobodyCanBeTold() {
        Contacts unknown = new Contacts(
                (owner, asker) -> Future.succeededFuture(false),
                owner -> Future.failedFuture("Redis is away"),
                asker -> Future.succeededFuture(List.of()));
        HeldDeliveries deliveries = new HeldDeliveries();
        Future<Void> told = new Events(deliveries, unknown).tell(NODE, NodeConfig.defaults(), EVENT);
        deliveries.letGo();
        get(told);
        assertTrue(told.succeeded());
    }
}
