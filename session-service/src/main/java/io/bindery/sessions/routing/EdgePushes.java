package io.bindery.sessions.routing;

import io.bindery.access.Backoff;
import io.bindery.model.bus.ServiceBus;
import io.bindery.model.edge.DeliverRequest;
import io.bindery.model.edge.EdgeBusProxy;
import io.bindery.model.route.Delivery;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes what was written to logs to the edges: one request at a time for each, with all that has gathered meanwhile.
 * Repeated when no answer comes, for the edge drops what it has seen. Belongs to one event-loop context.
 */
public final class EdgePushes {
    private static final Logger LOG = LoggerFactory.getLogger(EdgePushes.class);
    private static final Backoff BACKOFF = Backoff.between(Duration.ofMillis(50), Duration.ofSeconds(1));
    // An edge that does not answer for so long is gone; its clients come back elsewhere and read their logs.
    private static final int MAX_TRIES = 5;

    private final Vertx vertx;
    private final ServiceBus bus;
    private final Map<String, PushQueue> queues = new HashMap<>();
    private final Promise<Void> settled = Promise.promise();
    private boolean settling;

    /** Pushes over a bus. */
    public EdgePushes(Vertx vertx, ServiceBus bus) {
        this.vertx = vertx;
        this.bus = bus;
    }

    void push(String edge, Delivery delivery) {
        PushQueue queue = queues.computeIfAbsent(edge, node -> new PushQueue());
        queue.add(delivery);
        if (!queue.busy()) {
            queue.busy(true);
            // All that this turn of the event loop writes goes out together.
            vertx.runOnContext(turn -> send(edge, queue));
        }
    }

    /** Completes when all is told that can be; nothing more is pushed. */
    Future<Void> settle() {
        settling = true;
        completeIfSettled();
        return settled.future();
    }

    private void completeIfSettled() {
        if (settling && queues.isEmpty()) {
            settled.tryComplete();
        }
    }

    private void send(String edge, PushQueue queue) {
        if (queue.isEmpty()) {
            queue.busy(false);
            queues.remove(edge);
            completeIfSettled();
            return;
        }
        ask(edge, queue, queue.take(), 1);
    }

    private void ask(String edge, PushQueue queue, DeliverRequest request, int tries) {
        new EdgeBusProxy(bus, edge)
                .deliver(request)
                .onSuccess(known -> send(edge, queue))
                .onFailure(cause -> again(edge, queue, request, tries));
    }

    private void again(String edge, PushQueue queue, DeliverRequest request, int tries) {
        if (tries < MAX_TRIES) {
            vertx.setTimer(BACKOFF.after(tries).toMillis(), timer -> ask(edge, queue, request, tries + 1));
            return;
        }
        LOG.warn(
                "edge {} does not answer; {} deliveries stay in the logs",
                edge,
                request.deliveries().size());
        send(edge, queue);
    }
}
