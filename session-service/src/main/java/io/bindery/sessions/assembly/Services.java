package io.bindery.sessions.assembly;

import io.bindery.model.session.ServerCaps;
import io.bindery.sessions.blocking.Blocking;
import io.bindery.sessions.discovery.AccountNodes;
import io.bindery.sessions.discovery.ContactAddresses;
import io.bindery.sessions.discovery.Feature;
import io.bindery.sessions.discovery.ServiceDiscovery;
import io.bindery.sessions.stanza.IqEntry;
import io.bindery.sessions.stanza.IqTable;
import io.bindery.sessions.stanza.SessionGuard;
import io.bindery.sessions.stanza.Subscribers;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** What the server answers, and what it says that it can do. */
final class Services {
    private final List<IqEntry> entries = new ArrayList<>();
    private final List<Feature> features = new ArrayList<>();
    private SessionGuard guard = (sender, account, payload) -> Future.succeededFuture(true);

    Services add(List<IqEntry> more) {
        entries.addAll(more);
        return this;
    }

    Services add(IqEntry one) {
        entries.add(one);
        return this;
    }

    Services announce(List<Feature> more) {
        features.addAll(more);
        return this;
    }

    Services announceByAccount(List<String> names) {
        return announce(names.stream().map(Feature::ofOwnAccount).toList());
    }

    Services announceByServer(List<String> names) {
        return announce(names.stream().map(Feature::ofServer).toList());
    }

    Services guardedBy(SessionGuard watchman) {
        guard = watchman;
        return this;
    }

    Services add(Blocking blocking) {
        return add(blocking.entries()).announce(blocking.features());
    }

    /** Comes last: it tells of all that was added before. */
    ServerCaps addDiscovery(ContactAddresses contacts, Subscribers subscribers, AccountNodes nodes) {
        ServiceDiscovery discovery = new ServiceDiscovery(features, contacts, subscribers, nodes);
        add(discovery.entries());
        return discovery.caps();
    }

    IqTable table() {
        return new IqTable(entries, guard);
    }
}
