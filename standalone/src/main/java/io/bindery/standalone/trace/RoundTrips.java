package io.bindery.standalone.trace;

/**
 * How often a client had to wait for the network.
 *
 * @param tcp one for a new connection
 * @param tls as the version of TLS has it for a full handshake
 * @param xmpp each time that the client had written something and then waited for an answer
 */
record RoundTrips(int tcp, int tls, int xmpp) {
    int sum() {
        return tcp + tls + xmpp;
    }

    RoundTrips plusXmpp() {
        return new RoundTrips(tcp, tls, xmpp + 1);
    }

    RoundTrips plusTls(int more) {
        return new RoundTrips(tcp, tls + more, xmpp);
    }
}
