package io.bindery.c2s.stanza;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.c2s.ManualClock;
import io.bindery.c2s.ScriptedSessions;
import io.bindery.model.jid.FullJid;
import io.bindery.model.route.Delivery;
import io.bindery.model.route.RouteReply.Routed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whatever becomes of the pushes, the client sees 1, 2, … n, each once: against a model of the log. */
class SessionDeliveryFuzzTest {
    private static final FullJid JULIET = FullJid.parse("juliet@localhost/balcony");
    private static final int ROUNDS = 300;
    private static final int STEPS = 200;

    @Test
    void writesEachStanzaOnceInOrder() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            new Run(seed).go();
        }
    }

    private static final class Run {
        private final int seed;
        private final Random random;
        private final ScriptedSessions sessions = new ScriptedSessions();
        private final ManualClock clock = new ManualClock();
        private final ScriptedOutlet outlet = new ScriptedOutlet();
        private final List<Delivery> onTheWay = new ArrayList<>();
        private final SessionDelivery delivery =
                new SessionDelivery(new SessionLink(JULIET, "s1", sessions, clock), outlet, upTo -> {});
        private long logged;

        Run(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void go() {
            for (int i = 0; i < STEPS; i++) {
                step();
            }
            assertInOrder();
            comeToRest();
            assertInOrder();
            assertEquals(logged, outlet.written.size(), "seed " + seed);
            assertTrue(outlet.failures.isEmpty(), "seed " + seed);
        }

        private void step() {
            switch (random.nextInt(8)) {
                case 0, 1 -> appended();
                case 2, 3 -> arrives();
                case 4 -> delivery.routed(Routed.all(logged, List.of()));
                case 5 -> answersRead();
                case 6 -> outlet.space = random.nextInt(6);
                default -> {
                    clock.advance(Duration.ofMillis(random.nextInt(30)));
                    delivery.resume();
                }
            }
        }

        /** Up to 70 stanzas are put on the log; each is pushed, nudged, pushed twice, or its push is lost. */
        private void appended() {
            for (int i = random.nextInt(10) == 0 ? 70 : random.nextInt(4); i > 0; i--) {
                logged++;
                for (int copies = random.nextInt(3); copies > 0; copies--) {
                    onTheWay.add(random.nextInt(10) == 0 ? Delivery.nudge("s1", logged) : delivery(logged));
                }
            }
        }

        private void arrives() {
            Collections.shuffle(onTheWay, random);
            int some = random.nextInt(onTheWay.size() + 1);
            List<Delivery> pushed = new ArrayList<>(onTheWay.subList(0, some));
            onTheWay.subList(0, some).clear();
            if (random.nextBoolean()) {
                pushed.sort((a, b) -> Long.compare(a.number(), b.number()));
            }
            delivery.deliver(pushed);
        }

        private void answersRead() {
            if (!sessions.isRead()) {
                return;
            }
            if (random.nextInt(4) == 0) {
                sessions.notRead();
                return;
            }
            long after = sessions.reads.get(sessions.reads.size() - 1).after();
            long last = Math.min(logged, after + 1 + random.nextInt(SessionDelivery.PAGE));
            sessions.read(LongStream.rangeClosed(after + 1, last)
                    .mapToObj(Run::delivery)
                    .toArray(Delivery[]::new));
        }

        private void comeToRest() {
            outlet.space = Integer.MAX_VALUE;
            delivery.deliver(List.of(Delivery.nudge("s1", logged)));
            for (int i = 0; i < 2000 && outlet.written.size() < logged; i++) {
                answersRead();
                clock.advance(RetryPause.LONGEST);
            }
        }

        private void assertInOrder() {
            for (int i = 0; i < outlet.written.size(); i++) {
                assertEquals(delivery(i + 1).stanza(), outlet.written.get(i), "seed " + seed);
            }
        }

        private static Delivery delivery(long number) {
            return new Delivery("s1", number, "<message id='" + number + "'/>");
        }
    }
}
