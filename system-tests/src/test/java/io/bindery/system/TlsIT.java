package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.Conversation;
import io.bindery.system.client.PinnedTls;
import io.bindery.system.client.Received;
import io.bindery.system.client.ScramProof;
import io.bindery.system.client.WebSocketConversation;
import io.bindery.system.client.XmppConversation;
import io.bindery.system.server.Await;
import io.bindery.system.server.BinderyServer;
import io.vertx.core.net.SelfSignedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6120 5, RFC 7590, XEP-0368 and channel binding, with a certificate that changes. */
class TlsIT {
    private static final String TLS = "urn:ietf:params:xml:ns:xmpp-tls";
    private static final int CONNECTIONS = 6;

    private static final SelfSignedCertificate FIRST = SelfSignedCertificate.create(BinderyServer.DOMAIN);
    private static final SelfSignedCertificate SECOND = SelfSignedCertificate.create(BinderyServer.DOMAIN);

    @TempDir
    private Path folder;

    private BinderyServer server;

    @BeforeEach
    void install() {
        install(FIRST);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void servesAllPortsWithEitherImplementation(String openssl) {
        start(Map.of("c2s.tls.openssl", openssl));
        // More connections than edges: each event loop gets its share.
        for (int i = 0; i < CONNECTIONS; i++) {
            logsInWithChannelBinding(XmppConversation.startTls(server.tcpPort(), BinderyServer.DOMAIN, certificate()));
            logsInWithChannelBinding(direct(certificate()).opens());
            logsInWithChannelBinding(webSocket().opens());
        }
    }

    @Test
    void offersNothingButTlsWhereTlsIsRequired() {
        start(Map.of());
        try (XmppConversation client = server.connect().opens()) {
            client.receives("<stream:features><starttls xmlns='" + TLS + "'><required/></starttls>"
                    + "<limits xmlns='urn:xmpp:stream-limits:0'>…</limits></stream:features>");
            Received failure = client.sends(
                            "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SCRAM-SHA-1'>=</auth>")
                    .receivesElement("failure");
            assertTrue(failure.has("urn:ietf:params:xml:ns:xmpp-sasl", "encryption-required"), failure.xml());
        }
    }

    @Test
    void offersClassicSaslAloneWhereTlsIsOptional() {
        start(Map.of("c2s.tls", "optional"));
        try (XmppConversation client = server.connect().opens()) {
            Received features = client.receivesElement("features");
            assertTrue(features.has("urn:ietf:params:xml:ns:xmpp-sasl", "mechanisms"), features.xml());
            assertFalse(features.has(Bind2Login.SASL2, "authentication"), features.xml());
        }
    }

    @Test
    void refusesBytesThatFollowTheRequestInTheClear() {
        start(Map.of());
        try (XmppConversation client = server.connect().opens()) {
            client.receivesElement("features");
            client.sends("<starttls xmlns='" + TLS + "'/><iq type='get' id='injected'/>");
            Received error = client.receivesElement("error");
            assertTrue(error.has("urn:ietf:params:xml:ns:xmpp-streams", "policy-violation"), error.xml());
            client.receivesEnd();
        }
    }

    @Test
    void takesNothingForSecureThatCameInTheClearInASecondRead() {
        start(Map.of());
        // What one read takes is not known, so its end is looked for at each likely size.
        List<XmppConversation> clients = new ArrayList<>();
        for (int boundary : new int[] {1024, 2048, 4096, 8192}) {
            XmppConversation client = server.connect();
            String request = "<starttls xmlns='" + TLS + "'/>";
            String padding = " ".repeat(boundary - client.header().length() - request.length());
            client.sends(client.header() + padding + request + client.header() + "<auth/>");
            clients.add(client);
        }
        for (XmppConversation each : clients) {
            try (XmppConversation client = each) {
                client.next();
                client.receivesElement("features");
                String answer = client.next();
                assertTrue(answer.startsWith("<proceed") || answer.startsWith("<stream:error"), answer);
                client.closes();
                assertFalse(client.transcript().substring("<?xml".length()).contains("<?xml"), client.transcript());
            }
        }
    }

    @Test
    void startsTlsOnce() {
        start(Map.of());
        try (XmppConversation client = direct(certificate()).opens()) {
            client.receivesElement("features");
            client.sends("<starttls xmlns='" + TLS + "'/>")
                    .receives("<failure xmlns='" + TLS + "'/>")
                    .receivesEnd();
        }
    }

    @Test
    void takesANewCertificateWhileClientsStay() throws IOException {
        start(Map.of("c2s.tls.reload-s", "1"));
        try (XmppConversation early = direct(certificate()).opens()) {
            early.receivesElement("features");
            Path before = Files.copy(certificate(), folder.resolve("before.pem"));
            install(SECOND);
            Await.until("the new certificate is in force on each edge", () -> eachAccepts(certificate()));
            assertFalse(accepts(before), "the old certificate is still shown");
            logsInWithChannelBinding(XmppConversation.startTls(server.tcpPort(), BinderyServer.DOMAIN, certificate()));
            logsInWithChannelBinding(webSocket().opens());
            early.leaves();
        }
    }

    private void start(Map<String, String> wanted) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "c2s.tls", "required",
                "c2s.tls.certificate", certificate().toString(),
                "c2s.tls.key", folder.resolve("key.pem").toString()));
        settings.putAll(wanted);
        server = BinderyServer.start(folder, settings);
        server.addAccount("juliet", "secret");
    }

    private Path certificate() {
        return folder.resolve("certificate.pem");
    }

    private void install(SelfSignedCertificate material) {
        try {
            Files.copy(
                    Path.of(material.privateKeyPath()), folder.resolve("key.pem"), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(Path.of(material.certificatePath()), certificate(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private XmppConversation direct(Path trusted) {
        return XmppConversation.directTls(server.tlsPort(), BinderyServer.DOMAIN, trusted);
    }

    private WebSocketConversation webSocket() {
        return WebSocketConversation.secured(server.webSocketPort(), BinderyServer.DOMAIN, certificate());
    }

    /** More connections than edges: each of them is asked. */
    private boolean eachAccepts(Path trusted) {
        return IntStream.range(0, CONNECTIONS).allMatch(connection -> accepts(trusted));
    }

    private boolean accepts(Path trusted) {
        try (XmppConversation client = direct(trusted)) {
            client.opens();
            return true;
        } catch (UncheckedIOException | AssertionError e) {
            return false;
        }
    }

    private void logsInWithChannelBinding(Conversation opened) {
        try (Conversation client = opened) {
            Received features = client.receivesElement("features");
            assertTrue(features.has("urn:xmpp:sasl-cb:0", "sasl-channel-binding"), features.xml());
            String mechanism = "SCRAM-SHA-256-PLUS";
            ScramProof proof = new ScramProof(
                    mechanism, "juliet", "secret", "p=tls-server-end-point,,", PinnedTls.endPoint(certificate()));
            Bind2Login login = Bind2Login.of("juliet", "secret").with(mechanism);
            Received challenge = client.sends(login.authenticate(proof)).receivesElement("challenge");
            Received success =
                    client.sends(Bind2Login.response(proof, challenge)).receivesElement("success");
            proof.check(success.text(Bind2Login.SASL2, "additional-data"));
            client.receivesElement("features");
            client.leaves();
        }
    }
}
