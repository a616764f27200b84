package io.bindery.c2s.stream;

import io.bindery.model.archive.ArchiveExtent;
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
import io.bindery.model.session.SessionApi;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A session-service whose answers a test gives when it likes, so that the order of events is forced. */
final class ScriptedSessions implements SessionApi {
    static final String PASSWORD = "secret";
    private static final ScramKeys KEYS =
            ScramKeys.derive(ScramHash.SHA_1, PASSWORD, "salt".getBytes(StandardCharsets.UTF_8), 4096);

    final List<BindRequest> binds = new ArrayList<>();
    final List<CloseRequest> closes = new ArrayList<>();
    final Promise<BindReply> bind = Promise.promise();
    boolean reachable = true;

    void bound(String resource) {
        BindRequest request = binds.get(0);
        bind.complete(new BindReply.Bound(request.user().withResource(resource), 1, ArchiveExtent.EMPTY));
    }

    @Override
    public Future<ScramKeys> credentials(CredentialsRequest request) {
        return Future.succeededFuture(KEYS);
    }

    @Override
    public Future<BindReply> bind(BindRequest request) {
        binds.add(request);
        return bind.future();
    }

    @Override
    public Future<CloseReply> close(CloseRequest request) {
        closes.add(request);
        return reachable
                ? Future.succeededFuture(new CloseReply(true))
                : Future.failedFuture(new IllegalStateException("away"));
    }

    @Override
    public Future<OnlineReply> online(OnlineRequest request) {
        return Future.failedFuture(new IllegalStateException("not asked by an edge"));
    }

    @Override
    public Future<AdmitReply> admit(AdmitRequest request) {
        return Future.failedFuture(new IllegalStateException("not asked by an edge"));
    }
}
