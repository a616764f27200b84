package io.bindery.sessions.bus;

import io.bindery.model.bus.BusAddresses;
import io.bindery.model.bus.ServiceBus;
import io.bindery.model.session.SessionApi;
import io.vertx.core.Future;
import java.util.List;

/** Serves the verbs of {@link SessionApi} on the event bus. */
public record SessionBusEndpoint(ServiceBus bus, SessionApi sessions) {

    /** Registers every verb. */
    public Future<?> register() {
        return Future.all(List.of(
                bus.serve(BusAddresses.SESSION_CREDENTIALS, sessions::credentials),
                bus.serve(BusAddresses.SESSION_REGISTER, sessions::register),
                bus.serve(BusAddresses.SESSION_BIND, sessions::bind),
                bus.serve(BusAddresses.SESSION_CLOSE, sessions::close),
                bus.serve(BusAddresses.SESSION_ONLINE, sessions::online),
                bus.serve(BusAddresses.SESSION_ADMIT, sessions::admit),
                bus.serve(BusAddresses.SESSION_ROUTE, sessions::route),
                bus.serve(BusAddresses.SESSION_LOG, sessions::log),
                bus.serve(BusAddresses.SESSION_ACK, sessions::acknowledge)));
    }
}
