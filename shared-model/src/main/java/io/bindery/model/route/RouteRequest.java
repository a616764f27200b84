package io.bindery.model.route;

import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.XmlElement;
import java.util.List;

/**
 * What a client has sent, in its order: stanzas, and between them the elements of XEP-0352. The stanzas of one session
 * are numbered from 1, so that a batch that is asked a second time is recognised.
 *
 * @param sender the address that the edge vouches for; each stanza carries it as {@code from}
 * @param taken how many stanzas came before the first of this batch
 */
public record RouteRequest(FullJid sender, String sessionId, long taken, List<XmlElement> elements) {}
