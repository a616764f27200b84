package io.bindery.sessions.routing;

import io.bindery.model.edge.DeliverRequest;
import io.bindery.model.route.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one edge has still to be told; beyond the bound only how far each log goes. */
final class PushQueue {
    static final int MAX_WAITING = 1000;
    /** All of it is one message of the event bus. */
    static final int MAX_CHARACTERS = 1_048_576;

    private final Map<String, Delivery> nudges = new LinkedHashMap<>();
    private List<Delivery> waiting = new ArrayList<>();
    private int characters;
    private boolean busy;

    void add(Delivery delivery) {
        int size = delivery.stanza() == null ? 0 : delivery.stanza().length();
        if (waiting.size() < MAX_WAITING && characters + size <= MAX_CHARACTERS) {
            waiting.add(delivery);
            characters += size;
        } else {
            // There is one for each session of the edge at most.
            nudges.put(delivery.sessionId(), Delivery.nudge(delivery.sessionId(), delivery.number()));
        }
    }

    /** Whether somebody is sending already. */
    boolean busy() {
        return busy;
    }

    void busy(boolean sending) {
        busy = sending;
    }

    boolean isEmpty() {
        return waiting.isEmpty() && nudges.isEmpty();
    }

    /** Everything that waits. */
    DeliverRequest take() {
        List<Delivery> taken = waiting;
        waiting = new ArrayList<>();
        characters = 0;
        taken.addAll(nudges.values());
        nudges.clear();
        return new DeliverRequest(taken);
    }
}
