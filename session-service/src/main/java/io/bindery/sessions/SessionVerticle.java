package io.bindery.sessions;

import io.bindery.model.archive.ArchiveBusProxy;
import io.bindery.model.bus.ServiceBus;
import io.bindery.model.config.StoreConfig;
import io.bindery.sessions.accounts.AccountAdministration;
import io.bindery.sessions.accounts.Credentials;
import io.bindery.sessions.assembly.RoutingAssembly;
import io.bindery.sessions.bus.SessionBusEndpoint;
import io.bindery.sessions.coordination.ArchiveAtBind;
import io.bindery.sessions.coordination.BindPolicy;
import io.bindery.sessions.coordination.OpenRegistration;
import io.bindery.sessions.coordination.ResourceNames;
import io.bindery.sessions.coordination.SessionCoordinator;
import io.bindery.sessions.registry.SessionRegistry;
import io.bindery.sessions.removal.RemovedAccounts;
import io.bindery.sessions.routing.Routing;
import io.bindery.sessions.store.ChangeFeed;
import io.bindery.sessions.store.SessionDatabase;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.concurrent.TimeUnit;

/** One instance of session-service; any number may run beside it, in this process and in others. */
public final class SessionVerticle extends VerticleBase {
    private final StoreConfig stores;
    private final SessionConfig config;
    private SessionDatabase database;
    private ChangeFeed changes;
    private Credentials credentials;
    private SessionRegistry registry;
    private ServiceBus bus;
    private Routing routing;
    private SessionBusEndpoint endpoint;
    private RemovedAccounts removed;

    /** Serves with these stores. */
    public SessionVerticle(StoreConfig stores, SessionConfig config) {
        this.stores = stores;
        this.config = config;
    }

    @Override
    public Future<?> start() {
        return SessionDatabase.open(vertx, stores)
                .onSuccess(opened -> database = opened)
                .onSuccess(opened ->
                        changes = new ChangeFeed(vertx, opened.address().options()))
                .compose(opened -> Credentials.open(database, changes, config))
                .onSuccess(opened -> credentials = opened)
                .compose(opened -> SessionRegistry.open(vertx, stores, config))
                .onSuccess(opened -> registry = opened)
                .onSuccess(opened -> endpoint = endpoint())
                // What listens for changes has been built: from here on nothing is missed.
                .compose(built -> changes.connect())
                .compose(connected -> endpoint.register());
    }

    /** First nothing new, then what was begun, then what edges have to be told of it; at last the stores. */
    @Override
    public Future<?> stop() {
        removed.stop();
        return bus.finish()
                .compose(finished -> routing.settle().timeout(stores.timeout().toMillis(), TimeUnit.MILLISECONDS))
                .otherwiseEmpty()
                .eventually(registry::close)
                .eventually(changes::close)
                .eventually(database::close);
    }

    private SessionBusEndpoint endpoint() {
        bus = new ServiceBus(vertx, stores.timeout(), config.maxInFlight());
        BindPolicy policy = new BindPolicy(new ResourceNames(credentials.secret()), config.resourceConflict());
        ArchiveBusProxy archives = new ArchiveBusProxy(bus);
        ArchiveAtBind archive = new ArchiveAtBind(archives, config.archiveWait());
        routing = new RoutingAssembly(vertx, config, database, changes, registry, bus).assemble();
        removed = RemovedAccounts.of(
                        vertx,
                        database,
                        config.features().accountData().nameRest(),
                        new RemovedAccounts.Places(registry, routing.endings(), archives))
                .listeningTo(changes);
        return new SessionBusEndpoint(
                bus, new SessionCoordinator(credentials, registration(), registry, policy, archive, routing));
    }

    private OpenRegistration registration() {
        return new OpenRegistration(
                config.features().accountData(),
                registry.registrationTries(),
                AccountAdministration.on(vertx, database, config),
                credentials);
    }
}
