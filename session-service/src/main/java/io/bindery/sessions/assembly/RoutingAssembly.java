package io.bindery.sessions.assembly;

import io.bindery.model.archive.ArchiveBusProxy;
import io.bindery.model.bus.ServiceBus;
import io.bindery.model.session.ServerCaps;
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
            Rosters rosters, Subscribers subscribers, KnownAccounts accounts, ArchivePreferences preferences) {}

    /** Everything, for one instance. */
    public Routing assemble() {
        Knowledge knowledge = knowledge();
        RoutingParts parts = RoutingParts.of(vertx, registry, bus, config.domains(), knowledge.accounts());
        PersonalEventing eventing = eventing(parts, knowledge);
        RosterChanges rosterChanges = rosterChanges(parts, knowledge, eventing);
        Capabilities capabilities = new Capabilities(
                database.statements(),
                config.features().pubsub(),
                registry,
                parts.deliveries(),
                eventing::sessionWants);
        Services services = services(parts, knowledge)
                .add(new RosterRequests(knowledge.rosters(), rosterChanges, registry).entry())
                .add(eventing.entries());
        ServerCaps caps = services.addDiscovery(
                config.features().accountData().contacts(), knowledge.subscribers(), eventing::nodesVisibleTo);
        return parts.routing(
                new AccountStances(knowledge.accounts(), knowledge.preferences()),
                new RoutingParts.Serving(
                        services.table(),
                        (sender, id, iq) ->
                                capabilities.answered(sender, id, iq).orElseGet(Future::succeededFuture),
                        eventing.serverAssist()),
                new RoutingParts.Presence(
                        knowledge.rosters(), new Subscriptions(knowledge.rosters(), rosterChanges), capabilities::seen),
                caps);
    }

    private Knowledge knowledge() {
        SessionConfig.Features features = config.features();
        Rosters rosters = new Rosters(database, changes, features.roster());
        return new Knowledge(
                rosters,
                user -> rosters.subscribers(user).map(Set::copyOf),
                new KnownAccounts(database, changes, features.accountData()),
                new ArchivePreferences(database, changes, features.accountData().knownAccounts(), rosters::isContact));
    }

    private RosterChanges rosterChanges(RoutingParts parts, Knowledge knowledge, PersonalEventing eventing) {
        return new RosterChanges(
                knowledge.rosters(),
                new RosterEffects(parts.deliveries(), new PresenceAndEvents(parts.broadcast(), eventing)),
                knowledge.accounts()::apart,
                Set.copyOf(config.domains()),
                config.features().roster());
    }

    private PersonalEventing eventing(RoutingParts parts, Knowledge knowledge) {
        return new PersonalEventing(
                database.statements(),
                config.features().pubsub(),
                parts.deliveries(),
                new Contacts(
                        knowledge.rosters()::hasSubscriber,
                        registry.presence()::watchers,
                        new OpenContacts(knowledge.rosters(), knowledge.accounts())::of));
    }

    private Services services(RoutingParts parts, Knowledge knowledge) {
        SessionConfig.Features features = config.features();
        OpenContacts contacts = new OpenContacts(knowledge.rosters(), knowledge.accounts());
        Services services = new Services()
                .add(new CarbonRequests(registry).entries())
                .add(new ArchiveQueries(new ArchiveBusProxy(bus), features.archive()).entries())
                .add(knowledge.preferences().entries())
                .add(new Blocking(
                        database,
                        knowledge.accounts(),
                        features.accountData(),
                        new Blocking.Peers(
                                registry, parts.deliveries(), parts.broadcast(), contacts::subscribers, contacts::of)))
                .announceByAccount(ArchiveQueries.FEATURES)
                .announceByAccount(PersonalEventing.FEATURES)
                .announceByAccount(StanzaIds.FEATURES)
                .announceByServer(CarbonRules.FEATURES)
                .announceByServer(List.of(OFFLINE));
        new ProfileServices(vertx, config, database, registry, knowledge.subscribers()).addTo(services, parts);
        return services;
    }
}
