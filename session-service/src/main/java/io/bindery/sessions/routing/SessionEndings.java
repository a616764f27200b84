package io.bindery.sessions.routing;

import io.bindery.model.bus.ServiceBus;
import io.bindery.model.edge.EdgeBusProxy;
import io.bindery.model.edge.EndStream;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.session.CloseReply;
import io.bindery.model.session.CloseRequest;
import io.bindery.model.session.OnlineReply;
import io.bindery.sessions.registry.Ending;
import io.bindery.sessions.registry.LogWrite;
import io.bindery.sessions.registry.SessionRegistry;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the end of a session means for others, whatever ended it. */
public record SessionEndings(SessionRegistry registry, PresenceBroadcast broadcast, ServiceBus bus) {
    private static final Logger LOG = LoggerFactory.getLogger(SessionEndings.class);

    /** Ends a session; completes when whoever had its presence has been told. */
    public Future<CloseReply> close(CloseRequest request) {
        return registry.close(request)
                .compose(ending -> ending.sessions().isEmpty()
                        ? Future.succeededFuture(new CloseReply(false))
                        : tell(request, ending));
    }

    private Future<CloseReply> tell(CloseRequest request, Ending ending) {
        return broadcast
                .ended(request.user(), ending)
                .compose(told -> registry.told(request))
                .map(new CloseReply(true));
    }

    /** Tells edges and contacts of sessions that have ended already; nobody waits for it. */
    public void tell(BareJid user, Ending ending, StreamErrorCondition condition) {
        ending.sessions().forEach(session -> endStream(session.edge(), session.sessionId(), condition));
        broadcast.ended(user, ending).onFailure(cause -> LOG.warn("an end was not told to all: {}", cause.toString()));
    }

    /** Ends a session and its stream; completes as {@link #close} does. */
    public Future<CloseReply> end(BareJid user, OnlineReply.Session session, StreamErrorCondition condition) {
        endStream(session.edge(), session.sessionId(), condition);
        return close(new CloseRequest(user, session.sessionId()));
    }

    /** Ends a session whose client has left too much unread. */
    void overflow(BareJid user, LogWrite write) {
        String sessionId = write.delivery().sessionId();
        endStream(write.edge(), sessionId, StreamErrorCondition.RESOURCE_CONSTRAINT);
        close(new CloseRequest(user, sessionId))
                .onFailure(cause -> LOG.warn("a session was not ended: {}", cause.toString()));
    }

    private void endStream(String edge, String sessionId, StreamErrorCondition condition) {
        new EdgeBusProxy(bus, edge).endStream(new EndStream(sessionId, condition));
    }
}
