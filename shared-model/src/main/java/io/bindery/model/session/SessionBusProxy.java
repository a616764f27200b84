package io.bindery.model.session;

import io.bindery.model.bus.BusAddresses;
import io.bindery.model.bus.ServiceBus;
import io.bindery.model.route.AckReply;
import io.bindery.model.route.AckRequest;
import io.bindery.model.route.LogReply;
import io.bindery.model.route.LogRequest;
import io.bindery.model.route.RouteReply;
import io.bindery.model.route.RouteRequest;
import io.bindery.model.scram.ScramKeys;
import io.vertx.core.Future;

/** Session-service as seen over the event bus. */
public record SessionBusProxy(ServiceBus bus) implements SessionApi {

    @Override
    public Future<ScramKeys> credentials(CredentialsRequest request) {
        return bus.ask(BusAddresses.SESSION_CREDENTIALS, request);
    }

    @Override
    public Future<RegisterReply> register(RegisterRequest request) {
        return bus.ask(BusAddresses.SESSION_REGISTER, request);
    }

    @Override
    public Future<BindReply> bind(BindRequest request) {
        return bus.ask(BusAddresses.SESSION_BIND, request);
    }

    @Override
    public Future<CloseReply> close(CloseRequest request) {
        return bus.ask(BusAddresses.SESSION_CLOSE, request);
    }

    @Override
    public Future<OnlineReply> online(OnlineRequest request) {
        return bus.ask(BusAddresses.SESSION_ONLINE, request);
    }

    @Override
    public Future<AdmitReply> admit(AdmitRequest request) {
        return bus.ask(BusAddresses.SESSION_ADMIT, request);
    }

    @Override
    public Future<RouteReply> route(RouteRequest request) {
        return bus.ask(BusAddresses.SESSION_ROUTE, request);
    }

    @Override
    public Future<LogReply> log(LogRequest request) {
        return bus.ask(BusAddresses.SESSION_LOG, request);
    }

    @Override
    public Future<AckReply> acknowledge(AckRequest request) {
        return bus.ask(BusAddresses.SESSION_ACK, request);
    }
}
