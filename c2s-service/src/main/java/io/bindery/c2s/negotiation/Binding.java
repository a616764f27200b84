package io.bindery.c2s.negotiation;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.session.BindReply;
import io.bindery.model.session.BindReply.Bound;
import io.bindery.model.session.BindReply.Refused;
import io.bindery.model.session.BindRequest;
import io.bindery.model.session.CloseRequest;
import io.bindery.model.session.ResourceRequest;
import io.bindery.model.session.SessionFeatures;
import io.vertx.core.Future;

/** Binds a resource, whichever protocol asks, and gives it back. */
public record Binding(EdgeServices edge) {

    /** How a bind ended. */
    sealed interface Outcome {}

    /**
     * The client is on line.
     *
     * @param archive the extent of the archive at the instant of the bind, or null when it could not be asked
     */
    record Success(Established.Session session, ArchiveExtent archive) implements Outcome {}

    /** The resource belongs to somebody else. */
    record Conflict() implements Outcome {}

    /** Session-service or its stores could not be asked; nothing is bound. */
    record Unavailable() implements Outcome {}

    Future<Outcome> bind(Established.User user, ResourceRequest resource, SessionFeatures features) {
        BindRequest request =
                new BindRequest(user.jid(), edge.identifiers().next(), edge.node(), resource, user.agent(), features);
        return edge.sessions()
                .bind(request)
                .map(reply -> outcome(request, reply))
                .recover(cause -> undo(request));
    }

    /** Ends a session, or undoes its bind. */
    public Future<Void> close(Established.Session session) {
        return edge.ends().close(new CloseRequest(session.jid().bare(), session.id()));
    }

    private static Outcome outcome(BindRequest request, BindReply reply) {
        if (reply instanceof Bound bound) {
            return new Success(
                    new Established.Session(
                            bound.jid(), request.sessionId(), request.features(), bound.waiting(), bound.caps()),
                    bound.archive());
        }
        return ((Refused) reply).reason() == BindReply.Reason.CONFLICT ? new Conflict() : new Unavailable();
    }

    private Future<Outcome> undo(BindRequest request) {
        // No answer does not mean no bind: the id was ours, so it can be undone unseen (promise P6).
        return edge.ends()
                .close(new CloseRequest(request.user(), request.sessionId()))
                .map(new Unavailable());
    }
}
