package io.bindery.model.session;

import io.bindery.model.scram.ScramKeys;
import io.vertx.core.Future;

/** What session-service does for the others; a failed future means that it could not be asked. */
public interface SessionApi {

    /** The SCRAM keys of an account; for an unknown one made-up keys that nobody can tell apart. */
    Future<ScramKeys> credentials(CredentialsRequest request);

    /** Binds a resource in one atomic step. */
    Future<BindReply> bind(BindRequest request);

    /** Ends a session or undoes its bind; a bind of that session id that comes later is refused. */
    Future<CloseReply> close(CloseRequest request);

    /** Lists the sessions of an account. */
    Future<OnlineReply> online(OnlineRequest request);

    /** Puts a message on an account's timeline. */
    Future<AdmitReply> admit(AdmitRequest request);
}
