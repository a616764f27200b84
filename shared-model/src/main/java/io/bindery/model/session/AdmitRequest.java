package io.bindery.model.session;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.xml.XmlElement;

/**
 * Puts a message on the timeline of an account.
 *
 * @param with whom the conversation is with
 * @param stanza the message
 * @param archived whether the archive keeps it; if not, it waits for the next session when there is none
 */
public record AdmitRequest(BareJid owner, Jid with, XmlElement stanza, boolean archived) {}
