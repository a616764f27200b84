package io.bindery.sessions.routing;

import io.bindery.model.session.ServerCaps;
import io.bindery.sessions.registry.SessionLogs;
import io.vertx.core.Future;

/** The parts of routing that the verbs of the service ask. */
public record Routing(
        StanzaRouting stanzas, ServiceAdmission admission, SessionEndings endings, SessionLogs logs, ServerCaps caps) {

    /** Completes when the edges know all that has been done. */
    public Future<Void> settle() {
        return endings.broadcast().deliveries().outbox().settle();
    }
}
