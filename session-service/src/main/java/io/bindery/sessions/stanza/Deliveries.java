package io.bindery.sessions.stanza;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import java.util.List;

/** Puts stanzas that are no messages on the logs of sessions and lets their edges know. Nothing is kept for later. */
public interface Deliveries {

    /** To each session of the account that the audience names; completes with how many there are. */
    Future<Integer> toAccount(BareJid account, Audience audience, List<XmlElement> stanzas);

    /** To one session, available or not; completes with whether there is such a session. */
    Future<Boolean> toSession(FullJid session, List<XmlElement> stanzas);
}
