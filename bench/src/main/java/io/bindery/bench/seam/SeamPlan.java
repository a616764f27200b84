package io.bindery.bench.seam;

import io.bindery.bench.login.Profile;
import java.time.Duration;
import java.util.List;

/** All that is known before the test begins. */
public record SeamPlan(
        SeamTarget target, SeamAccount receiver, List<SeamAccount> senders, double rate, Receiving receiving) {

    /** Checks that there is something to test with. */
    public SeamPlan {
        senders = List.copyOf(senders);
        if (senders.isEmpty()) {
            throw new IllegalArgumentException("at least one sender is needed");
        }
        if (rate <= 0) {
            throw new IllegalArgumentException("the rate must be positive");
        }
    }

    /**
     * What the receiver does.
     *
     * @param orders cycles take them in turn
     * @param listen the longest time that a cycle listens
     * @param settle how long the last cycle waits for what is still under way
     * @param timeout how long one login or one reading of the archive may take
     * @param byId whether the receiver tells by its id that a message came live and also in a query that had no end to
     *     stop at; without it that counts as doubled
     * @param seed the same one leads to the same choices
     */
    public record Receiving(
            Profile startUp,
            List<PresenceOrder> orders,
            int cycles,
            Duration listen,
            Duration settle,
            Duration timeout,
            boolean byId,
            long seed) {

        /** Checks that there is something to do. */
        public Receiving {
            orders = List.copyOf(orders);
            if (orders.isEmpty() || cycles < 1 || listen.toMillis() < 1) {
                throw new IllegalArgumentException("a presence order, a cycle and a time to listen are needed");
            }
        }

        PresenceOrder order(int cycle) {
            return orders.get(cycle % orders.size());
        }
    }
}
