package io.bindery.model.session;

import io.bindery.model.jid.BareJid;

/** Ends a session, or undoes a bind that may still be on its way. */
public record CloseRequest(BareJid user, String sessionId) {}
