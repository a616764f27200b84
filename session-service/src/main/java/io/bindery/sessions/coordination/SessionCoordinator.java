package io.bindery.sessions.coordination;

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
import io.bindery.sessions.accounts.Credentials;
import io.bindery.sessions.registry.SessionRegistry;
import io.vertx.core.Future;

/** Session-service without its bus: who does what. */
public record SessionCoordinator(Credentials credentials, Binding binding, SessionRegistry registry)
        implements SessionApi {

    @Override
    public Future<ScramKeys> credentials(CredentialsRequest request) {
        return credentials.of(request);
    }

    @Override
    public Future<BindReply> bind(BindRequest request) {
        return binding.bind(request);
    }

    @Override
    public Future<CloseReply> close(CloseRequest request) {
        return registry.close(request);
    }

    @Override
    public Future<OnlineReply> online(OnlineRequest request) {
        return registry.online(request);
    }

    @Override
    public Future<AdmitReply> admit(AdmitRequest request) {
        return registry.admit(request);
    }
}
