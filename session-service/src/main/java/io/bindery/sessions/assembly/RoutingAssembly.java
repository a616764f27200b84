package io.bindery.sessions.assembly;

import io.bindery.model.archive.ArchiveBusProxy;
import io.bindery.model.bus.ServiceBus;
import io.bindery.sessions.SessionConfig;
import io.bindery.sessions.archive.ArchivePreferences;
import io.bindery.sessions.archive.ArchiveQueries;
import io.bindery.sessions.archive.CarbonRules;
import io.bindery.sessions.archive.StanzaIds;
import io.bindery.sessions.blocking.Blocking;
import io.bindery.sessions.blocking.KnownAccounts;
import io.bindery.sessions.capabilities.Capabilities;
import io.bindery.sessions.pubsub.Contacts;
import io.bindery.sessions.pubsub.PersonalEventing;
import io.bindery.sessions.registry.SessionRegistry;
import io.bindery.sessions.roster.RosterChanges;
import io.bindery.sessions.roster.RosterEffects;
import io.bindery.sessions.roster.RosterRequests;
import io.bindery.sessions.roster.Rosters;
import io.bindery.sessions.roster.Subscriptions;
import io.bindery.sessions.routing.AccountStances;
import io.bindery.sessions.routing.CarbonRequests;
import io.bindery.sessions.routing.Routing;
import io.bindery.sessions.routing.RoutingParts;
import io.bindery.sessions.stanza.IqTable;
import io.bindery.sessions.stanza.Subscribers;
import io.bindery.sessions.store.ChangeFeed;
import io.bindery.sessions.store.SessionDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Set;

/** Builds routing from its parts; who knows whom is to be read here. */
public record RoutingAssembly(
        Vertx vertx,
        SessionConfig config,
        SessionDatabase database,
        ChangeFeed changes,
        SessionRegistry registry,
        ServiceBus bus) {

    // XEP-0160 4.
    private static final String OFFLINE = "msgoffline";

    /** What knows the accounts; more than one service asks it. */
    private record Knowledge(
            Rosters rosters,
            RosterChanges rosterChanges,
            Subscribers subscribers,
            KnownAccounts accounts,
            ArchivePreferences preferences) {}

    /** Everything, for one instance. */
    public Routing assemble() {
        RoutingParts parts = RoutingParts.of(vertx, registry, bus, config.domains());
        Knowledge knowledge = knowledge(parts);
        PersonalEventing eventing = eventing(parts, knowledge);
        Capabilities capabilities = new Capabilities(
                database.statements(),
                config.features().pubsub(),
                registry,
                parts.deliveries(),
                eventing::sessionWants);
        return parts.routing(
                new AccountStances(knowledge.accounts(), knowledge.preferences()),
                new IqTable(services(parts, knowledge, eventing).entries()),
                (sender, id, iq) -> capabilities.answered(sender, id, iq).orElseGet(Future::succeededFuture),
                new RoutingParts.Presence(
                        knowledge.rosters(),
                        new Subscriptions(knowledge.rosters(), knowledge.rosterChanges()),
                        capabilities::seen));
    }

    private Knowledge knowledge(RoutingParts parts) {
        SessionConfig.Features features = config.features();
        Rosters rosters = new Rosters(database, changes, features.roster());
        RosterChanges rosterChanges = new RosterChanges(
                rosters,
                new RosterEffects(parts.deliveries(), parts.broadcast()),
                Set.copyOf(config.domains()),
                features.roster());
        return new Knowledge(
                rosters,
                rosterChanges,
                user -> rosters.subscribers(user).map(Set::copyOf),
                new KnownAccounts(database, changes, features.accountData()),
                new ArchivePreferences(database, changes, features.accountData().knownAccounts(), rosters::isContact));
    }

    private PersonalEventing eventing(RoutingParts parts, Knowledge knowledge) {
        Rosters rosters = knowledge.rosters();
        return new PersonalEventing(
                database.statements(),
                config.features().pubsub(),
                parts.deliveries(),
                new Contacts(rosters::hasSubscriber, registry.presence()::watchers, rosters::subscribedTo));
    }

    private Services services(RoutingParts parts, Knowledge knowledge, PersonalEventing eventing) {
        SessionConfig.Features features = config.features();
        Subscribers subscribers = knowledge.subscribers();
        Services services = new Services()
                .add(new CarbonRequests(registry).entries())
                .add(new RosterRequests(knowledge.rosters(), knowledge.rosterChanges(), registry).entry())
                .add(new ArchiveQueries(new ArchiveBusProxy(bus), features.archive()).entries())
                .add(knowledge.preferences().entries())
                .add(new Blocking(
                        database,
                        knowledge.accounts(),
                        features.accountData(),
                        new Blocking.Peers(registry, parts.deliveries(), parts.broadcast(), subscribers)))
                .add(eventing.entries())
                .announceByAccount(ArchiveQueries.FEATURES)
                .announceByAccount(PersonalEventing.FEATURES)
                .announceByAccount(StanzaIds.FEATURES)
                .announceByServer(CarbonRules.FEATURES)
                .announceByServer(List.of(OFFLINE));
        new ProfileServices(vertx, config, database, registry, subscribers).addTo(services, parts);
        services.addDiscovery(features.accountData().contacts(), subscribers, eventing::nodesVisibleTo);
        return services;
    }
}
