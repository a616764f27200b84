package io.bindery.sessions.routing;

import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;

/** Takes what clients answer to requests of the server. */
@FunctionalInterface
public interface IqResults {

    /** An iq of type result or error. */
    Future<Void> received(FullJid sender, String sessionId, XmlElement iq);
}
