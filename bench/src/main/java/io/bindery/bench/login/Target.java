package io.bindery.bench.login;

import io.vertx.core.net.ConnectOptions;
import java.time.Duration;

/** The server that is measured. */
public record Target(String host, int port, String domain, Tls tls, boolean resumeTls) {

    /** What opens a stream (RFC 6120 4.7). */
    String header() {
        return "<?xml version='1.0'?><stream:stream to='" + domain
                + "' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";
    }

    /** Where a connection goes to; {@code timeout} bounds the connecting. */
    public ConnectOptions connectOptions(Duration timeout) {
        return new ConnectOptions()
                .setHost(host)
                .setPort(port)
                .setSsl(tls == Tls.DIRECT)
                // XEP-0368 3: a client names the domain, not the machine.
                .setSniServerName(domain)
                .setTimeout((int) timeout.toMillis());
    }
}
