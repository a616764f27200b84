package io.bindery.standalone.trace;

import io.bindery.model.jid.BareJid;
import javax.net.ssl.SSLSocketFactory;

/**
 * Who logs in, and where.
 *
 * @param startTls whether TLS begins inside the stream (RFC 6120 5) rather than before it (XEP-0368)
 * @param tls whom the client trusts
 */
record Target(BareJid user, String password, Address address, boolean startTls, SSLSocketFactory tls) {
    /** Where the server listens. */
    record Address(String host, int port) {
        @Override
        public String toString() {
            return host + ':' + port;
        }
    }

    /** Hides the password. */
    @Override
    public String toString() {
        return user + " at " + address;
    }
}
