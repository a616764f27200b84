package io.bindery.sessions.coordination;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.jid.FullJid;
import io.bindery.model.route.AckReply;
import io.bindery.model.route.AckRequest;
import io.bindery.model.route.LogReply;
import io.bindery.model.route.LogRequest;
import io.bindery.model.route.RouteReply;
import io.bindery.model.route.RouteRequest;
import io.bindery.model.scram.ScramKeys;
import io.bindery.model.session.AdmitReply;
import io.bindery.model.session.AdmitRequest;
import io.bindery.model.session.BindReply;
import io.bindery.model.session.BindRequest;
import io.bindery.model.session.CloseReply;
import io.bindery.model.session.CloseRequest;
import io.bindery.model.session.CredentialsRequest;
import io.bindery.model.session.OnlineReply;
import io.bindery.model.session.OnlineRequest;
import io.bindery.model.session.RegisterReply;
import io.bindery.model.session.RegisterRequest;
import io.bindery.model.session.SessionApi;
import io.bindery.sessions.accounts.Credentials;
import io.bindery.sessions.registry.BindOutcome;
import io.bindery.sessions.registry.SessionLogs;
import io.bindery.sessions.registry.SessionRegistry;
import io.bindery.sessions.routing.Routing;
import io.vertx.core.Future;

/** What session-service does, verb by verb: who is asked, and in which order. */
public record SessionCoordinator(
        Credentials credentials,
        OpenRegistration registration,
        SessionRegistry registry,
        BindPolicy policy,
        ArchiveAtBind archive,
        Routing routing)
        implements SessionApi {

    @Override
    public Future<ScramKeys> credentials(CredentialsRequest request) {
        return credentials.of(request);
    }

    @Override
    public Future<RegisterReply> register(RegisterRequest request) {
        return registration.register(request);
    }

    /** One script and one metadata request, side by side. */
    @Override
    public Future<BindReply> bind(BindRequest request) {
        Future<ArchiveExtent> metadata = archive.ask(request.user());
        return registry.bind(policy.decide(request)).compose(outcome -> finish(request, outcome, metadata));
    }

    private Future<BindReply> finish(BindRequest request, BindOutcome outcome, Future<ArchiveExtent> metadata) {
        if (outcome instanceof BindOutcome.Refused refused) {
            return Future.succeededFuture(new BindReply.Refused(refused.reason()));
        }
        BindOutcome.Registered registered = (BindOutcome.Registered) outcome;
        routing.endings().tell(request.user(), registered.ending(), StreamErrorCondition.CONFLICT);
        FullJid jid = new FullJid(request.user(), registered.resource());
        return archive.at(registered.instant(), request.user(), metadata)
                .map(extent ->
                        new BindReply.Bound(jid, registered.epoch(), extent, registered.waiting(), routing.caps()));
    }

    @Override
    public Future<CloseReply> close(CloseRequest request) {
        return routing.endings().close(request);
    }

    @Override
    public Future<OnlineReply> online(OnlineRequest request) {
        return registry.online(request);
    }

    @Override
    public Future<AdmitReply> admit(AdmitRequest request) {
        return routing.admission().admit(request);
    }

    @Override
    public Future<RouteReply> route(RouteRequest request) {
        return routing.stanzas().route(request);
    }

    @Override
    public Future<LogReply> log(LogRequest request) {
        return logs().read(request);
    }

    @Override
    public Future<AckReply> acknowledge(AckRequest request) {
        return logs().forget(request);
    }

    private SessionLogs logs() {
        return routing.logs();
    }
}
