package io.bindery.model.session;

import io.bindery.model.jid.BareJid;

/**
 * Asks for a new account, for somebody who is not logged in.
 *
 * @param address the IP address that the client came from
 */
public record RegisterRequest(BareJid user, String password, String address) {

    /** Names nothing that is secret. */
    @Override
    public String toString() {
        return "RegisterRequest[" + user + ", " + address + "]";
    }
}
