package io.bindery.c2s.negotiation.sasl;

import io.bindery.model.jid.BareJid;
import io.bindery.model.route.AckReply;
import io.bindery.model.route.AckRequest;
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
import io.bindery.model.session.SessionApi;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers credentials as session-service does: kept keys, or made-up ones for an unknown account. */
final class KnownAccounts implements SessionApi {
    static final int ITERATIONS = 4096;
    static final byte[] SALT = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    final List<CredentialsRequest> asked = new ArrayList<>();
    boolean reachable = true;
    private final Map<CredentialsRequest, ScramKeys> keys = new HashMap<>();

    KnownAccounts with(String user, String password) {
        for (ScramHash hash : ScramHash.values()) {
            keys.put(request(user, hash), ScramKeys.derive(hash, password, SALT, ITERATIONS));
        }
        return this;
    }

    KnownAccounts with(String user, ScramHash hash, ScramKeys known) {
        keys.put(request(user, hash), known);
        return this;
    }

    private static CredentialsRequest request(String user, ScramHash hash) {
        return new CredentialsRequest(BareJid.parse(user), hash);
    }

    @Override
    public Future<ScramKeys> credentials(CredentialsRequest request) {
        asked.add(request);
        return reachable
                ? Future.succeededFuture(keys.computeIfAbsent(request, KnownAccounts::madeUp))
                : Future.failedFuture("session.credentials: no answer");
    }

    private static ScramKeys madeUp(CredentialsRequest request) {
        return ScramKeys.derive(request.hash(), "nobody types " + request.user(), SALT, ITERATIONS);
    }

    @Override
    public Future<RegisterReply> register(RegisterRequest request) {
        return Future.failedFuture("SASL registers nobody");
    }

    @Override
    public Future<BindReply> bind(BindRequest request) {
        return Future.failedFuture("SASL binds nothing");
    }

    @Override
    public Future<CloseReply> close(CloseRequest request) {
        return Future.failedFuture("SASL closes nothing");
    }

    @Override
    public Future<OnlineReply> online(OnlineRequest request) {
        return Future.failedFuture("SASL lists nothing");
    }

    @Override
    public Future<AdmitReply> admit(AdmitRequest request) {
        return Future.failedFuture("SASL admits nothing");
    }

    @Override
    public Future<RouteReply> route(RouteRequest request) {
        return Future.failedFuture("SASL routes nothing");
    }

    @Override
    public Future<LogReply> log(LogRequest request) {
        return Future.failedFuture("SASL reads nothing");
    }

    @Override
    public Future<AckReply> acknowledge(AckRequest request) {
        return Future.failedFuture("SASL acknowledges nothing");
    }
}
