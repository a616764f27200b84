package io.bindery.sessions.accounts;

import io.bindery.model.jid.BareJid;
import io.bindery.model.scram.ScramHash;
import io.bindery.model.scram.ScramKeys;
import java.util.Map;

/** What is stored of one account. */
record AccountKeys(BareJid user, Map<ScramHash, ScramKeys> keys) {}
