package io.bindery.model.route;

import io.bindery.model.jid.BareJid;

/**
 * Reads from the log of a session.
 *
 * @param after the number of the last stanza that is known
 * @param limit how many are wanted at most
 */
public record LogRequest(BareJid user, String sessionId, long after, int limit) {}
