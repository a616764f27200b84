package io.bindery.sessions.stanza;

import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.XmlElement;

/**
 * A get or set that the server answers, checked: it has an id and exactly one payload (RFC 6120 8.2.3).
 *
 * @param sender vouched for by the edge
 */
public record IqRequest(FullJid sender, String sessionId, IqTarget target, XmlElement iq) {

    /** What is asked. */
    public XmlElement payload() {
        return iq.elements().get(0);
    }

    /** Whether something is to be changed. */
    public boolean isSet() {
        return "set".equals(iq.attribute("type"));
    }
}
