package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.session.OnlineRequest;
import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.Received;
import io.bindery.system.client.ScramProof;
import io.bindery.system.client.WebSocketConversation;
import io.bindery.system.server.Await;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.SharedServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7395: both ways of logging in, over a WebSocket with and without TLS. */
@ExtendWith(SharedServer.class)
class WebSocketLoginIT {
    private static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";
    private static final String BIND = "urn:ietf:params:xml:ns:xmpp-bind";
    private static final String TLS = "urn:ietf:params:xml:ns:xmpp-tls";
    private static final BareJid ROSALINE = BareJid.parse("rosaline@localhost");

    @TempDir
    private static Path folder;

    private static BinderyServer plain;
    private static BinderyServer secured;

    @BeforeAll
    static void start(BinderyServer shared) {
        plain = shared;
        secured = BinderyServer.start(folder, Map.of("c2s.tls", "required"));
        plain.addAccount("rosaline", "secret");
        secured.addAccount("rosaline", "secret");
    }

    @AfterAll
    static void stop() {
        secured.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws", "wss"})
    void comesOnLineStepByStep(String scheme) {
        try (WebSocketConversation client = connect(scheme).opens()) {
            client.receivesElement("features");
            authenticate(client);
            // RFC 7395 3.7: a new stream begins without the end of the old one.
            Received features = client.opens().receivesElement("features");
            assertTrue(features.has(BIND, "bind"), features.xml());
            client.sends("<iq xmlns='jabber:client' type='set' id='b'><bind xmlns='" + BIND
                            + "'><resource>balcony</resource></bind></iq>")
                    .receives("<iq type='result' id='b'><bind xmlns='" + BIND
                            + "'><jid>rosaline@localhost/balcony</jid></bind></iq>");
            client.sends("<enable xmlns='urn:xmpp:sm:3'/>").receives("<enabled xmlns='urn:xmpp:sm:3'/>");
            client.sends("<presence xmlns='jabber:client'/>").receives("<presence from='rosaline@localhost/balcony'/>");
            client.sends("<r xmlns='urn:xmpp:sm:3'/>").receives("<a xmlns='urn:xmpp:sm:3' h='1'/>");
            client.leaves();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws", "wss"})
    void comesOnLineInOneRound(String scheme) {
        try (WebSocketConversation client = connect(scheme)) {
            Received success = Bind2Login.of("rosaline", "secret").on(client);
            assertTrue(success.has(Bind2Login.BIND2, "bound"), success.xml());
            client.receivesElement("features");
            client.sends(
                    "<iq xmlns='jabber:client' type='get' id='p' to='localhost'><ping xmlns='urn:xmpp:ping'/></iq>");
            assertEquals("result", client.receivesElement("iq").attribute("type"));
            client.pings("still there?");
            client.leaves();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws", "wss"})
    void offersNoTlsInsideTheStream(String scheme) {
        try (WebSocketConversation client = connect(scheme).opens()) {
            Received features = client.receivesElement("features");
            assertFalse(features.has(TLS, "starttls"), features.xml());
            assertTrue(features.has(Bind2Login.SASL2, "authentication"), features.xml());
            client.sends("<starttls xmlns='" + TLS + "'/>")
                    .receives("<failure xmlns='" + TLS + "'/>")
                    .receivesEnd();
        }
    }

    @Test
    void givesTheSessionBackHoweverTheWebSocketEnds() {
        WebSocketConversation leaving = online();
        leaving.leaves();
        WebSocketConversation hangingUp = online();
        hangingUp.hangsUp();
        WebSocketConversation cut = online();
        cut.close();
        Await.until(
                "no session is left",
                () -> Await.done(plain.sessions().online(new OnlineRequest(ROSALINE)))
                        .sessions()
                        .isEmpty());
    }

    private static WebSocketConversation online() {
        WebSocketConversation client = plain.connectWebSocket();
        Bind2Login.of("rosaline", "secret").on(client);
        client.receivesElement("features");
        return client;
    }

    private static WebSocketConversation connect(String scheme) {
        return scheme.equals("ws")
                ? plain.connectWebSocket()
                : WebSocketConversation.secured(secured.webSocketPort(), BinderyServer.DOMAIN, secured.certificate());
    }

    private static void authenticate(WebSocketConversation client) {
        ScramProof proof = new ScramProof("SCRAM-SHA-1", "rosaline", "secret");
        Received challenge = client.sends(
                        "<auth xmlns='" + SASL + "' mechanism='SCRAM-SHA-1'>" + proof.first() + "</auth>")
                .receivesElement("challenge");
        Received success = client.sends(
                        "<response xmlns='" + SASL + "'>" + proof.answer(challenge.text()) + "</response>")
                .receivesElement("success");
        proof.check(success.text());
    }
}
