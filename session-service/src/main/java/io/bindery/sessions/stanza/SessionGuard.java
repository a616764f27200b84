package io.bindery.sessions.stanza;

import io.bindery.model.jid.BareJid;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;

/** Keeps requests away from another's session whose very answer would tell too much. */
@FunctionalInterface
public interface SessionGuard {

    /** Whether a sender may ask this of a session of another account. */
    Future<Boolean> admits(BareJid sender, BareJid account, XmlElement payload);
}
