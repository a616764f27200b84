package io.bindery.model.session;

import io.bindery.model.jid.BareJid;
import io.bindery.model.scram.ScramHash;

/** Asks for the SCRAM keys of an account. */
public record CredentialsRequest(BareJid user, ScramHash hash) {}
