package io.bindery.c2s.connection;

import io.bindery.model.bus.BusAddresses;
import io.bindery.model.bus.ServiceBus;
import io.bindery.model.edge.EdgeApi;
import io.bindery.model.edge.EndStream;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;

/** Serves {@link EdgeApi} at the edge's own addresses. */
public record EdgeBusEndpoint(Vertx vertx, ServiceBus bus, String node, EdgeApi edge) {

    /** Completes when the registrations are known to the cluster. */
    public Future<Void> register() {
        MessageConsumer<EndStream> consumer = vertx.eventBus().consumer(BusAddresses.edge(node));
        consumer.handler(message -> edge.endStream(message.body()));
        return consumer.completion().compose(told -> bus.serve(BusAddresses.edgeDelivery(node), edge::deliver));
    }
}
