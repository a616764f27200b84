package io.bindery.model.session;

import io.bindery.model.route.AckReply;
import io.bindery.model.route.AckRequest;
import io.bindery.model.route.LogReply;
import io.bindery.model.route.LogRequest;
import io.bindery.model.route.RouteReply;
import io.bindery.model.route.RouteRequest;
import io.bindery.model.scram.ScramKeys;
import io.vertx.core.Future;

/** What session-service does for the others; a failed future means that it could not be asked. */
public interface SessionApi {

    /** The SCRAM keys of an account; for an unknown one made-up keys that nobody can tell apart. */
    Future<ScramKeys> credentials(CredentialsRequest request);

    /** Makes an account for somebody who is not logged in (XEP-0077). */
    Future<RegisterReply> register(RegisterRequest request);

    /** Binds a resource in one atomic step. */
    Future<BindReply> bind(BindRequest request);

    /** Ends a session or undoes its bind; a bind of that session id that comes later is refused. */
    Future<CloseReply> close(CloseRequest request);

    /** Lists the sessions of an account. */
    Future<OnlineReply> online(OnlineRequest request);

    /** Puts a message on an account's timeline and hands it to the sessions that it is for. */
    Future<AdmitReply> admit(AdmitRequest request);

    /** Takes what a client has sent; a batch that is asked a second time is not carried out twice. */
    Future<RouteReply> route(RouteRequest request);

    /** Reads stanzas that an edge has missed from the log of a session. */
    Future<LogReply> log(LogRequest request);

    /** Shortens logs by what clients have. */
    Future<AckReply> acknowledge(AckRequest request);
}
