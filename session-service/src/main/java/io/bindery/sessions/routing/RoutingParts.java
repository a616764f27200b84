package io.bindery.sessions.routing;

import io.bindery.model.bus.ServiceBus;
import io.bindery.model.session.ServerCaps;
import io.bindery.sessions.blocking.KnownAccounts;
import io.bindery.sessions.registry.SessionRegistry;
import io.bindery.sessions.roster.Rosters;
import io.bindery.sessions.roster.Subscriptions;
import io.bindery.sessions.stanza.IqTable;
import io.bindery.sessions.stanza.ServerAssist;
import io.vertx.core.Vertx;
import java.util.List;

/** What the services need of routing, and routing of them: first the parts without the services, then the whole. */
public record RoutingParts(
        SessionRegistry registry,
        Addresses addresses,
        Outbox outbox,
        LogDeliveries deliveries,
        PresenceBroadcast broadcast,
        SessionEndings endings) {

    /** Who is asked about presence. */
    public record Presence(Rosters rosters, Subscriptions subscriptions, SessionPresence listeners) {}

    /** What the server does itself with what clients send. */
    public record Serving(IqTable table, IqResults results, ServerAssist assist) {}

    /** The parts that need no service. */
    public static RoutingParts of(
            Vertx vertx, SessionRegistry registry, ServiceBus bus, List<String> domains, KnownAccounts accounts) {
        Outbox outbox = new Outbox(new EdgePushes(vertx, bus));
        LogDeliveries deliveries = new LogDeliveries(registry.logs(), outbox);
        PresenceBroadcast broadcast =
                new PresenceBroadcast(registry.presence(), deliveries, new SessionBlocks(accounts));
        SessionEndings endings = new SessionEndings(registry, broadcast, bus);
        outbox.onOverflow(endings::overflow);
        return new RoutingParts(registry, new Addresses(domains), outbox, deliveries, broadcast, endings);
    }

    /** The whole. */
    public Routing routing(AccountPolicies policies, Serving serving, Presence presence, ServerCaps caps) {
        MessageRouting messages =
                new MessageRouting(addresses, policies, serving.assist(), registry.timelines(), deliveries);
        IqRouting iqs = new IqRouting(addresses, policies, serving.table(), deliveries, serving.results());
        PresenceRouting presences = new PresenceRouting(
                addresses, policies, broadcast, presence.rosters(), presence.subscriptions(), presence.listeners());
        return new Routing(
                new StanzaRouting(messages, iqs, presences, registry.timelines(), outbox),
                new ServiceAdmission(registry.timelines(), outbox),
                endings,
                registry.logs(),
                caps);
    }
}
