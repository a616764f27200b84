package io.bindery.sessions.capabilities;

import io.bindery.model.jid.FullJid;
import io.vertx.core.Future;
import java.util.Set;

/** Is told what a session has begun to want. */
@FunctionalInterface
public interface NodeWishes {

    /** The session wants the events of these nodes, which it did not want before. */
    Future<Void> sessionWants(FullJid session, String sessionId, Set<String> nodes);
}
