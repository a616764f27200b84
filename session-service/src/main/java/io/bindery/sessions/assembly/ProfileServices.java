package io.bindery.sessions.assembly;

import io.bindery.model.jid.BareJid;
import io.bindery.sessions.AccountDataConfig;
import io.bindery.sessions.SessionConfig;
import io.bindery.sessions.accounts.AccountAdministration;
import io.bindery.sessions.profile.EntityTime;
import io.bindery.sessions.profile.LastActivity;
import io.bindery.sessions.profile.LastSeen;
import io.bindery.sessions.profile.Ping;
import io.bindery.sessions.profile.PrivateStorage;
import io.bindery.sessions.profile.Registration;
import io.bindery.sessions.profile.SoftwareVersion;
import io.bindery.sessions.profile.Vcards;
import io.bindery.sessions.registry.PresenceRegistry.LastOnline;
import io.bindery.sessions.registry.SessionRegistry;
import io.bindery.sessions.routing.AccountEnd;
import io.bindery.sessions.routing.RoutingParts;
import io.bindery.sessions.stanza.Subscribers;
import io.bindery.sessions.store.SessionDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Optional;

/** The smaller services around an account. */
record ProfileServices(
        Vertx vertx,
        SessionConfig config,
        SessionDatabase database,
        SessionRegistry registry,
        Subscribers subscribers) {

    void addTo(Services services, RoutingParts parts) {
        AccountDataConfig limits = config.features().accountData();
        Clock clock = Clock.systemUTC();
        Vcards vcards = new Vcards(database, limits);
        PrivateStorage storage = new PrivateStorage(database, limits);
        LastActivity lastActivity = new LastActivity(subscribers, this::lastSeen, clock);
        EntityTime time = new EntityTime(clock);
        Registration registration = new Registration(
                limits,
                AccountAdministration.on(vertx, database, config),
                new AccountEnd(parts.broadcast(), subscribers));
        SoftwareVersion version = new SoftwareVersion();
        Ping ping = new Ping();
        services.add(vcards.entries()).announce(vcards.features());
        services.add(storage.entries()).announce(storage.features());
        services.add(lastActivity.entries()).announce(lastActivity.features()).guardedBy(lastActivity::mayAsk);
        services.add(time.entries()).announce(time.features());
        services.add(version.entries()).announce(version.features());
        services.add(ping.entries()).announce(ping.features());
        services.add(registration.entries()).announce(registration.features());
    }

    private Future<Optional<LastSeen>> lastSeen(BareJid user) {
        return registry.presence().last(user).map(ProfileServices::lastSeen);
    }

    private static Optional<LastSeen> lastSeen(LastOnline last) {
        return last.sessions() == 0 && last.goneMs() < 0
                ? Optional.empty()
                : Optional.of(new LastSeen(last.sessions() > 0, last.goneMs(), last.status()));
    }
}
