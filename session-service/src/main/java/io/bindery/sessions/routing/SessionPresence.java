package io.bindery.sessions.routing;

import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;

/** Hears of what a session tells everybody, after everybody has been told. */
@FunctionalInterface
public interface SessionPresence {

    /** Available or unavailable presence without {@code to}. */
    Future<Void> changed(FullJid session, String sessionId, XmlElement presence);
}
