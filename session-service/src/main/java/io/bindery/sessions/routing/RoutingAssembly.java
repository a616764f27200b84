package io.bindery.sessions.routing;

import io.bindery.model.bus.ServiceBus;
import io.bindery.sessions.SessionConfig;
import io.bindery.sessions.registry.SessionRegistry;
import io.bindery.sessions.roster.Rosters;
import io.bindery.sessions.roster.Subscriptions;
import io.bindery.sessions.stanza.IqTable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/** Temporary. */
public record RoutingAssembly(Vertx vertx, SessionConfig config, SessionRegistry registry, ServiceBus bus) {
    /** Temporary. */
    public Routing assemble() {
        Outbox outbox = new Outbox(new EdgePushes(vertx, bus));
        LogDeliveries deliveries = new LogDeliveries(registry.logs(), outbox);
        PresenceBroadcast broadcast = new PresenceBroadcast(registry.presence(), deliveries);
        SessionEndings endings = new SessionEndings(registry, broadcast, bus);
        outbox.onOverflow(endings::overflow);
        Addresses addresses = new Addresses(config.domains());
        AccountPolicies policies =
                (account, other) -> Future.succeededFuture(new AccountPolicies.Stance(true, false, true));
        MessageRouting messages = new MessageRouting(addresses, policies, registry.timelines(), outbox);
        IqRouting iqs = new IqRouting(
                addresses,
                policies,
                new IqTable(List.of()),
                deliveries,
                (sender, sessionId, iq) -> Future.succeededFuture());
        PresenceRouting presences = new PresenceRouting(
                addresses,
                policies,
                broadcast,
                new Rosters(),
                new Subscriptions(),
                (session, sessionId, presence) -> Future.succeededFuture());
        return new Routing(
                new StanzaRouting(messages, iqs, presences, registry.timelines(), outbox),
                new ServiceAdmission(registry.timelines(), outbox),
                endings,
                registry.logs());
    }
}
