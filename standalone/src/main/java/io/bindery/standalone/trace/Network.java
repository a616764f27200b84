package io.bindery.standalone.trace;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** TCP and TLS of a traced connection, counted. */
final class Network implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ALPN = "xmpp-client";

    private final Target target;
    private final Transcript transcript;
    private Socket socket;
    private X509Certificate certificate;

    private Network(Target target, Transcript transcript, Socket socket) {
        this.target = target;
        this.transcript = transcript;
        this.socket = socket;
    }

    static Network connect(Target target, Transcript transcript) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        try {
            socket.connect(
                    new InetSocketAddress(
                            target.address().host(), target.address().port()),
                    (int) PATIENCE.toMillis());
        } catch (IOException e) {
            socket.close();
            throw new TraceFailedException("cannot connect to " + target.address() + ": " + e.getMessage(), e);
        }
        transcript.step("TCP connected to " + target.address(), 1);
        return new Network(target, transcript, socket);
    }

    /** Shakes hands; returns the round trips of it. ALPN names the protocol where TLS comes first (XEP-0368). */
    int secure(boolean named) throws IOException {
        String domain = target.user().domain();
        SSLSocket tls = (SSLSocket) target.tls().createSocket(socket, domain, socket.getPort(), true);
        socket = tls;
        SSLParameters parameters = tls.getSSLParameters();
        // XMPP knows a server by the domain of the account, never by the host that was dialled (RFC 6120 13.7.2).
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (named) {
            parameters.setApplicationProtocols(new String[] {ALPN});
        }
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        SSLSession session = tls.getSession();
        certificate = (X509Certificate) session.getPeerCertificates()[0];
        // A full handshake: RFC 8446 2 has one round trip, RFC 5246 7.3 two.
        int roundTrips = session.getProtocol().equals("TLSv1.3") ? 1 : 2;
        transcript.step(
                "TLS by " + session.getProtocol() + ", " + session.getCipherSuite()
                        + (tls.getApplicationProtocol().isEmpty() ? "" : ", ALPN " + tls.getApplicationProtocol()),
                roundTrips);
        return roundTrips;
    }

    /** The server's certificate, once TLS is there. */
    X509Certificate certificate() {
        return certificate;
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    int read(byte[] buffer) throws IOException {
        return socket.getInputStream().read(buffer);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
