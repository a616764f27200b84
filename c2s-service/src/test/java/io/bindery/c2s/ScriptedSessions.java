package io.bindery.c2s;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.route.AckReply;
import io.bindery.model.route.AckRequest;
import io.bindery.model.route.Delivery;
import io.bindery.model.route.LogReply;
import io.bindery.model.route.LogRequest;
import io.bindery.model.route.RouteReply;
import io.bindery.model.route.RouteRequest;
import io.bindery.model.scram.ScramHash;
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
import io.bindery.model.session.ServerCaps;
import io.bindery.model.session.SessionApi;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A session-service whose answers a test gives when it likes, so that the order of events is forced. */
public final class ScriptedSessions implements SessionApi {
    public static final String PASSWORD = "secret";
    private static final ScramKeys KEYS =
            ScramKeys.derive(ScramHash.SHA_1, PASSWORD, "salt".getBytes(StandardCharsets.UTF_8), 4096);

    public final List<BindRequest> binds = new ArrayList<>();
    public final List<RegisterRequest> registrations = new ArrayList<>();
    public final List<CloseRequest> closes = new ArrayList<>();
    public final List<RouteRequest> routes = new ArrayList<>();
    public final List<LogRequest> reads = new ArrayList<>();
    public final List<AckRequest> acks = new ArrayList<>();
    public final Promise<BindReply> bind = Promise.promise();
    public RegisterReply.Outcome registration = RegisterReply.Outcome.REGISTERED;
    public boolean reachable = true;
    public ServerCaps caps;
    private final Queue<Promise<RouteReply>> routing = new ArrayDeque<>();
    private final Queue<Promise<LogReply>> reading = new ArrayDeque<>();

    /** Answers the bind. */
    public void bound(String resource) {
        bound(resource, 0);
    }

    /** Answers the bind of a session for which stanzas wait. */
    public void bound(String resource, long waiting) {
        BindRequest request = binds.get(0);
        bind.complete(
                new BindReply.Bound(request.user().withResource(resource), 1, ArchiveExtent.EMPTY, waiting, caps));
    }

    /** Takes the oldest batch that is not answered. */
    public void routed(long sent, Delivery... deliveries) {
        routing.remove().complete(RouteReply.Routed.all(sent, List.of(deliveries)));
    }

    /** Takes the oldest batch that is not answered but for its end. */
    public void routedButFor(int left) {
        routing.remove().complete(new RouteReply.Routed(0, List.of(), left));
    }

    /** Says of the oldest batch that its session has ended. */
    public void sessionGone() {
        routing.remove().complete(new RouteReply.SessionGone());
    }

    /** Leaves the oldest batch without an answer. */
    public void notRouted() {
        routing.remove().fail("time-out");
    }

    /** Answers the oldest reading of a log. */
    public void read(Delivery... deliveries) {
        reading.remove().complete(new LogReply(List.of(deliveries)));
    }

    /** Leaves the oldest reading without an answer. */
    public void notRead() {
        reading.remove().fail("time-out");
    }

    /** Whether a reading of a log waits for its answer. */
    public boolean isRead() {
        return !reading.isEmpty();
    }

    /** Whether a batch waits for its answer. */
    public boolean isRouting() {
        return !routing.isEmpty();
    }

    @Override
    public Future<ScramKeys> credentials(CredentialsRequest request) {
        return Future.succeededFuture(KEYS);
    }

    @Override
    public Future<RegisterReply> register(RegisterRequest request) {
        registrations.add(request);
        return ifReachable(new RegisterReply(registration));
    }

    @Override
    public Future<BindReply> bind(BindRequest request) {
        binds.add(request);
        return bind.future();
    }

    @Override
    public Future<CloseReply> close(CloseRequest request) {
        closes.add(request);
        return ifReachable(new CloseReply(true));
    }

    @Override
    public Future<OnlineReply> online(OnlineRequest request) {
        return Future.failedFuture(new IllegalStateException("not asked by an edge"));
    }

    @Override
    public Future<AdmitReply> admit(AdmitRequest request) {
        return Future.failedFuture(new IllegalStateException("not asked by an edge"));
    }

    @Override
    public Future<RouteReply> route(RouteRequest request) {
        routes.add(request);
        Promise<RouteReply> answer = Promise.promise();
        routing.add(answer);
        return answer.future();
    }

    @Override
    public Future<LogReply> log(LogRequest request) {
        reads.add(request);
        Promise<LogReply> answer = Promise.promise();
        reading.add(answer);
        return answer.future();
    }

    @Override
    public Future<AckReply> acknowledge(AckRequest request) {
        acks.add(request);
        return ifReachable(new AckReply());
    }

    private <T> Future<T> ifReachable(T reply) {
        return reachable ? Future.succeededFuture(reply) : Future.failedFuture(new IllegalStateException("away"));
    }
}
