package io.bindery.sessions.coordination;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.bus.ServiceBus;
import io.bindery.model.edge.EdgeBusProxy;
import io.bindery.model.edge.EndStream;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.jid.FullJid;
import io.bindery.model.session.BindReply;
import io.bindery.model.session.BindRequest;
import io.bindery.sessions.registry.BindOutcome;
import io.bindery.sessions.registry.EndedSession;
import io.bindery.sessions.registry.SessionRegistry;
import io.vertx.core.Future;
import java.util.List;

/** The way of one bind through this service: one script and one metadata request, side by side. */
public record Binding(BindPolicy policy, SessionRegistry registry, ArchiveAtBind archive, ServiceBus bus) {

    /** Binds. */
    public Future<BindReply> bind(BindRequest request) {
        Future<ArchiveExtent> metadata = archive.ask(request.user());
        return registry.bind(policy.decide(request)).compose(outcome -> finish(request, outcome, metadata));
    }

    private Future<BindReply> finish(BindRequest request, BindOutcome outcome, Future<ArchiveExtent> metadata) {
        if (outcome instanceof BindOutcome.Refused refused) {
            return Future.succeededFuture(new BindReply.Refused(refused.reason()));
        }
        BindOutcome.Registered registered = (BindOutcome.Registered) outcome;
        tellEdges(registered.ended());
        FullJid jid = new FullJid(request.user(), registered.resource());
        return archive.at(registered.instant(), request.user(), metadata)
                .map(extent -> new BindReply.Bound(jid, registered.epoch(), extent));
    }

    private void tellEdges(List<EndedSession> ended) {
        ended.forEach(session -> new EdgeBusProxy(bus, session.edge())
                .endStream(new EndStream(session.sessionId(), StreamErrorCondition.CONFLICT)));
    }
}
