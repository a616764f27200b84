package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.Conversation;
import io.bindery.system.client.PinnedTls;
import io.bindery.system.client.Received;
import io.bindery.system.client.WebSocketConversation;
import io.bindery.system.client.XmppConversation;
import io.bindery.system.server.BinderyServer;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smackx.iqregister.AccountManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.parts.Localpart;

/** XEP-0077 before login, with a real client and over everything that carries a stream. */
class RegistrationIT {
    private static final String FEATURE = "http://jabber.org/features/iq-register";

    @TempDir
    private static Path folder;

    private static BinderyServer server;

    @BeforeAll
    static void start() {
        server = BinderyServer.start(
                folder,
                Map.of(
                        "c2s.tls", "required",
                        "accounts.registration", "open",
                        "accounts.registrations-per-hour", "8"));
        server.addAccount("juliet", "secret");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aClientMakesAnAccountUsesItAndEndsIt() throws Exception {
        AbstractXMPPConnection bill = smack();
        AccountManager manager = AccountManager.getInstance(bill);
        assertTrue(manager.supportsAccountCreation());
        manager.createAccount(Localpart.from("bill"), "Calliope");
        bill.login("bill", "Calliope");
        manager.changePassword("theglobe");
        bill.disconnect();
        bill.connect().login("bill", "theglobe");
        manager.deleteAccount();
        bill.disconnect();
        // The name is at rest.
        assertEquals(Condition.conflict, refusal("bill"));
    }

    @Test
    void aNameThatIsTakenIsAConflict() throws Exception {
        assertEquals(Condition.conflict, refusal("juliet"));
    }

    private static Condition refusal(String name) throws Exception {
        AbstractXMPPConnection smack = smack();
        AccountManager manager = AccountManager.getInstance(smack);
        Localpart local = Localpart.from(name);
        XMPPErrorException refused =
                assertThrows(XMPPErrorException.class, () -> manager.createAccount(local, "Calliope"));
        smack.disconnect();
        return refused.getStanzaError().getCondition();
    }

    private static AbstractXMPPConnection smack() throws Exception {
        return new XMPPTCPConnection(XMPPTCPConnectionConfiguration.builder()
                        .setXmppDomain(BinderyServer.DOMAIN)
                        .setHostAddress(InetAddress.getLoopbackAddress())
                        .setPort(server.tcpPort())
                        .setHostnameVerifier((host, session) -> host.equals(BinderyServer.DOMAIN))
                        .setSecurityMode(SecurityMode.required)
                        .setCustomX509TrustManager(PinnedTls.trust(server.certificate()))
                        .setResource("smack")
                        .build())
                .connect();
    }

    @ParameterizedTest
    @ValueSource(strings = {"starttls", "direct", "websocket"})
    void isOfferedInsideTlsAndLogsInOnTheSameStream(String way) {
        try (Conversation client = secured(way)) {
            Received features = client.receivesElement("features");
            assertTrue(features.has(FEATURE, "register"), features.xml());
            client.sends(iq("get", ""))
                    .receives("<iq type='result' id='r' from='localhost'>"
                            + "<query xmlns='jabber:iq:register'><instructions>…</instructions><username/><password/></query>"
                            + "</iq>");
            client.sends(iq("set", "<username>" + way + "</username><password>secret</password>"))
                    .receives("<iq type='result' id='r' from='localhost'/>");
            assertTrue(Bind2Login.of(way, "secret").after(client).has(Bind2Login.BIND2, "bound"));
            client.receivesElement("features");
            client.leaves();
        }
    }

    private static Conversation secured(String way) {
        return switch (way) {
            case "starttls" -> XmppConversation.startTls(server.tcpPort(), BinderyServer.DOMAIN, server.certificate());
            case "direct" ->
                XmppConversation.directTls(server.tlsPort(), BinderyServer.DOMAIN, server.certificate())
                        .opens();
            default ->
                WebSocketConversation.secured(server.webSocketPort(), BinderyServer.DOMAIN, server.certificate())
                        .opens();
        };
    }

    private static String iq(String type, String fields) {
        return "<iq xmlns='jabber:client' type='" + type + "' id='r' to='localhost'><query xmlns='jabber:iq:register'>"
                + fields + "</query></iq>";
    }

    @Test
    void isNotOfferedInTheClear() {
        try (XmppConversation client = server.connect().opens()) {
            Received features = client.receivesElement("features");
            assertFalse(features.has(FEATURE, "register"), features.xml());
            Received refused = client.sends(iq("set", "<username>x</username><password>y</password>"))
                    .receivesElement("iq");
            assertTrue(refused.has("urn:ietf:params:xml:ns:xmpp-stanzas", "not-allowed"), refused.xml());
        }
    }
}
