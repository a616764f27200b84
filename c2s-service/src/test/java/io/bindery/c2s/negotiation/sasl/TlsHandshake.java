package io.bindery.c2s.negotiation.sasl;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;

/** Two real TLS engines that speak with each other in memory. */
record TlsHandshake(SSLSession server, SSLSession client) {
    private static final int MOST_TURNS = 100;

    /** Shakes hands with the JDK's TLS at both ends. */
    static TlsHandshake of(TestCertificate certificate, String protocol) throws GeneralSecurityException, SSLException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(certificate.keyManagers(), new TrustManager[] {certificate.trust()}, null);
        return of(context.createSSLEngine(), certificate, protocol);
    }

    /** Shakes hands between any server engine and the JDK's client. */
    static TlsHandshake of(SSLEngine server, TestCertificate certificate, String protocol)
            throws GeneralSecurityException, SSLException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {certificate.trust()}, null);
        SSLEngine client = context.createSSLEngine();
        client.setUseClientMode(true);
        client.setEnabledProtocols(new String[] {protocol});
        server.setUseClientMode(false);
        ByteBuffer toServer = ByteBuffer.allocate(1 << 16);
        ByteBuffer toClient = ByteBuffer.allocate(1 << 16);
        for (int turn = 0; turn < MOST_TURNS && (busy(client) || busy(server)); turn++) {
            send(client, toServer);
            receive(server, toServer);
            send(server, toClient);
            receive(client, toClient);
        }
        return new TlsHandshake(server.getSession(), client.getSession());
    }

    private static boolean busy(SSLEngine engine) {
        return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING
                || engine.getSession().getProtocol().equals("NONE");
    }

    private static void send(SSLEngine from, ByteBuffer wire) throws SSLException {
        SSLEngineResult result;
        do {
            runTasks(from);
            result = from.wrap(ByteBuffer.allocate(0), wire);
        } while (result.bytesProduced() > 0);
    }

    private static void receive(SSLEngine to, ByteBuffer wire) throws SSLException {
        wire.flip();
        SSLEngineResult result;
        do {
            result = to.unwrap(wire, ByteBuffer.allocate(1 << 16));
            runTasks(to);
        } while (result.bytesConsumed() > 0 || result.getHandshakeStatus() == HandshakeStatus.NEED_TASK);
        wire.compact();
    }

    private static void runTasks(SSLEngine engine) {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }
}
