package io.bindery.model.session;

import io.bindery.model.jid.BareJid;

/** Asks which sessions an account has. */
public record OnlineRequest(BareJid user) {}
