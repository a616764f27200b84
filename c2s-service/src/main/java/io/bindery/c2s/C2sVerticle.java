package io.bindery.c2s;

import io.bindery.c2s.connection.EdgeBusEndpoint;
import io.bindery.c2s.connection.Listeners;
import io.bindery.c2s.negotiation.EdgeServices;
import io.bindery.c2s.negotiation.Identifiers;
import io.bindery.c2s.negotiation.SessionEnds;
import io.bindery.c2s.negotiation.Task;
import io.bindery.c2s.negotiation.sasl.SaslMechanisms;
import io.bindery.c2s.negotiation.sasl.SaslPolicy;
import io.bindery.c2s.stream.LocalStreams;
import io.bindery.c2s.streammanagement.LogAcknowledgements;
import io.bindery.model.bus.ServiceBus;
import io.bindery.model.session.SessionApi;
import io.bindery.model.session.SessionBusProxy;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;

/** One edge: a share of the connections on one event loop, under an address of its own. */
public final class C2sVerticle extends VerticleBase {
    private static final int REQUESTS_IN_FLIGHT = 10_000;
    private static final long RETRY_EVERY = Duration.ofSeconds(1).toMillis();
    private final EdgeConfig config;
    private final Task.Policy tasks;
    private ServiceBus bus;
    private Listeners listeners;

    /** An edge where SASL is enough. */
    public C2sVerticle(EdgeConfig config) {
        this(config, Task.Policy.NONE);
    }

    /** An edge where users must do more than SASL. */
    public C2sVerticle(EdgeConfig config, Task.Policy tasks) {
        this.config = config;
        this.tasks = tasks;
    }

    @Override
    public Future<?> start() {
        bus = new ServiceBus(vertx, config.busTimeout(), REQUESTS_IN_FLIGHT);
        EdgeServices edge = services();
        LocalStreams streams = new LocalStreams();
        listeners = new Listeners(vertx, edge, streams);
        vertx.setPeriodic(RETRY_EVERY, tick -> edge.ends().retry());
        vertx.setPeriodic(
                LogAcknowledgements.EVERY.toMillis(),
                tick -> edge.acknowledgements().tell());
        return new EdgeBusEndpoint(vertx, bus, edge.node(), streams).register().compose(registered -> listeners.open());
    }

    @Override
    public Future<?> stop() {
        return listeners.close();
    }

    private EdgeServices services() {
        Identifiers identifiers = new Identifiers();
        SessionApi sessions = new SessionBusProxy(bus);
        EdgeConfig.Authentication authentication = config.authentication();
        SaslPolicy policy = new SaslPolicy(
                authentication.plain(), authentication.hashes(), config.limits().earlyElementBytes());
        return new EdgeServices(
                config,
                identifiers.next(),
                sessions,
                new SaslMechanisms(sessions, vertx, policy),
                tasks,
                new SessionEnds(sessions),
                new LogAcknowledgements(sessions),
                identifiers,
                EdgeClock.of(vertx));
    }
}
