package io.bindery.sessions.stanza;

import io.bindery.model.jid.BareJid;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import java.util.List;

/** Takes out of messages what a client tells its own server in passing (XEP-0490). */
@FunctionalInterface
public interface ServerAssist {

    /** Completes with what goes on, before an archive or anybody else sees it; never fails. */
    Future<List<XmlElement>> take(BareJid sender, List<XmlElement> messages);
}
