package io.bindery.model.edge;

import io.bindery.model.bus.BusAddresses;
import io.bindery.model.bus.ServiceBus;
import io.vertx.core.Future;

/** One edge as seen over the event bus. */
public record EdgeBusProxy(ServiceBus bus, String node) implements EdgeApi {

    @Override
    public void endStream(EndStream message) {
        bus.tell(BusAddresses.edge(node), message);
    }

    @Override
    public Future<DeliverReply> deliver(DeliverRequest request) {
        return bus.ask(BusAddresses.edgeDelivery(node), request);
    }
}
