package io.bindery.sessions.accounts;

import io.bindery.model.jid.BareJid;

/** An account to make. */
public record NewAccount(BareJid user, String password) {

    /** Names nothing that is secret. */
    @Override
    public String toString() {
        return "NewAccount[" + user + "]";
    }
}
