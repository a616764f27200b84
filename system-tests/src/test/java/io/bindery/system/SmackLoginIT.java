package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.PinnedTls;
import io.bindery.system.server.BinderyServer;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.ping.PingManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real client that comes on line the classic way. */
class SmackLoginIT {
    @TempDir
    private static Path folder;

    private static BinderyServer server;

    @BeforeAll
    static void start() {
        server = BinderyServer.start(folder, Map.of("c2s.tls", "required"));
        server.addAccount("juliet", "secret");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void comesOnLineOverStartTls() throws Exception {
        usesTheServer(new XMPPTCPConnection(startTls("secret")));
    }

    @Test
    void comesOnLineOverDirectTls() throws Exception {
        usesTheServer(new XMPPTCPConnection(account("secret")
                .setPort(server.tlsPort())
                .setSecurityMode(SecurityMode.disabled)
                .setSocketFactory(PinnedTls.trusting(server.certificate()).getSocketFactory())
                .build()));
    }

    @Test
    void isRefusedWithAWrongPassword() throws Exception {
        AbstractXMPPConnection smack = new XMPPTCPConnection(startTls("wrong")).connect();
        SASLErrorException refused = assertThrows(SASLErrorException.class, smack::login);
        assertEquals("not-authorized", refused.getSASLFailure().getSASLErrorString());
        smack.disconnect();
    }

    private static void usesTheServer(AbstractXMPPConnection smack) throws Exception {
        smack.connect().login();
        assertEquals("juliet@localhost/smack", smack.getUser().toString());
        assertTrue(PingManager.getInstanceFor(smack).ping(smack.getXMPPServiceDomain()));
        DiscoverInfo info = ServiceDiscoveryManager.getInstanceFor(smack).discoverInfo(smack.getXMPPServiceDomain());
        assertTrue(info.hasIdentity("server", "im"), info::toString);
        assertTrue(info.containsFeature("urn:xmpp:ping"), info::toString);
        smack.disconnect();
        assertFalse(smack.isConnected());
    }

    private static XMPPTCPConnectionConfiguration startTls(String password) throws Exception {
        return account(password)
                .setPort(server.tcpPort())
                .setSecurityMode(SecurityMode.required)
                .setCustomX509TrustManager(PinnedTls.trust(server.certificate()))
                .build();
    }

    private static XMPPTCPConnectionConfiguration.Builder account(String password) throws Exception {
        return XMPPTCPConnectionConfiguration.builder()
                .setXmppDomain(BinderyServer.DOMAIN)
                .setHostAddress(InetAddress.getLoopbackAddress())
                .setHostnameVerifier((host, session) -> host.equals(BinderyServer.DOMAIN))
                .setUsernameAndPassword("juliet", password)
                .setResource("smack");
    }
}
