package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.Received;
import io.bindery.system.client.WebSocketConversation;
import io.bindery.system.server.BinderyServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 7395 3, over a real WebSocket: each broken rule has its own stream error. */
class WebSocketRulesIT {
    private static final String FRAMING = "urn:ietf:params:xml:ns:xmpp-framing";

    @TempDir
    private static Path folder;

    private static BinderyServer server;

    @BeforeAll
    static void start() {
        server = BinderyServer.start(
                folder, Map.of("c2s.domains", "localhost,other.example", "c2s.limit.element-bytes", "100000"));
        server.addAccount("juliet", "secret");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "host-unknown,        to='elsewhere.example' version='1.0'",
        "improper-addressing, version='1.0'",
        "unsupported-version, to='localhost'",
        "invalid-from,        to='localhost' from='a@other.example' version='1.0'"
    })
    void answersABadHeaderWithItsOwnHeaderAndAnError(String condition, String attributes) {
        refusesFirst("<open xmlns='" + FRAMING + "' " + attributes + "/>", condition);
    }

    @ParameterizedTest
    @CsvSource({
        "bad-format,      <open xmlns='jabber:client' to='localhost' version='1.0'/>",
        "bad-format,      <auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'/>",
        "not-well-formed, <stream:stream xmlns:stream='http://etherx.jabber.org/streams' to='localhost'>"
    })
    void opensNoStreamWithoutOpen(String condition, String message) {
        refusesFirst(message, condition);
    }

    @ParameterizedTest
    @CsvSource({
        "bad-format,           <a/><b/>",
        "bad-format,           words",
        "bad-format,           ' '",
        "bad-format,           <open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='localhost' version='1.0'/>",
        "not-well-formed,      <message xmlns='jabber:client'>",
        "not-well-formed,      </message>",
        "restricted-xml,       <!-- a comment --><a/>",
        "restricted-xml,       <?xml-stylesheet href='a'?><a/>",
        "restricted-xml,       <!DOCTYPE lolz [<!ENTITY lol 'lol'>]><a/>",
        "bad-namespace-prefix, <nobody:knows/>",
        "not-authorized,       <message xmlns='jabber:client'/>",
        "unsupported-stanza-type, <surprise xmlns='urn:example:surprise'/>",
        "unsupported-stanza-type, <message/>"
    })
    void endsTheStreamOfWhoBreaksARule(String condition, String message) {
        try (WebSocketConversation client = opened()) {
            client.sends(message).receivesError(condition);
        }
    }

    @Test
    void understandsTextAlone() {
        try (WebSocketConversation client = opened()) {
            client.sendsBinary("<presence xmlns='jabber:client'/>").receivesError("bad-format");
        }
    }

    @Test
    void takesNoMessageThatIsTooLarge() {
        try (WebSocketConversation client = opened()) {
            client.sends(message(11_000)).receivesError("policy-violation");
        }
        try (WebSocketConversation client = opened()) {
            for (int i = 0; i < 11; i++) {
                client.sendsPart(i == 0 ? message(1000) : " ".repeat(1000), false);
            }
            client.sendsPart("", true).receivesError("policy-violation");
        }
    }

    @Test
    void tellsWhyEvenWhenTheFrameIsTooLargeToBeRead() {
        try (WebSocketConversation client = opened()) {
            client.sends(message(200_000)).receivesError("policy-violation");
        }
    }

    @Test
    void allowsMoreOnceTheClientIsKnown() {
        try (WebSocketConversation client = online()) {
            String large = message(90_000);
            client.sends(large);
            assertTrue(client.receivesElement("message").xml().contains("<service-unavailable"));
            int half = large.length() / 2;
            client.sendsPart(large.substring(0, half), false).sendsPart(large.substring(half), true);
            assertTrue(client.receivesElement("message").xml().contains("<service-unavailable"));
            client.leaves();
        }
    }

    @Test
    void answersManyMessagesEachWithItsOwn() {
        try (WebSocketConversation client = online("")) {
            for (int i = 0; i < 100; i++) {
                client.sends("<iq xmlns='jabber:client' type='get' id='" + i
                        + "' to='localhost'><ping xmlns='urn:xmpp:ping'/></iq>");
            }
            for (int i = 0; i < 100; i++) {
                assertEquals(Integer.toString(i), client.receivesElement("iq").attribute("id"));
            }
            client.leaves();
        }
    }

    @Test
    void endsTheStreamOfAForger() {
        try (WebSocketConversation client = online()) {
            client.sends("<message xmlns='jabber:client' from='romeo@localhost' to='juliet@localhost'/>")
                    .receivesError("invalid-from");
        }
    }

    @Test
    void closesWhenTheClientCloses() {
        try (WebSocketConversation client = opened()) {
            client.leaves();
        }
        try (WebSocketConversation client = server.connectWebSocket()) {
            client.leaves();
        }
    }

    @Test
    void speaksNoOtherSubprotocol() {
        assertEquals(400, refusal("/xmpp-websocket", "chat"));
        assertEquals(404, refusal("/elsewhere", "xmpp"));
    }

    private static int refusal(String path, String subprotocol) {
        URI address = URI.create("ws://localhost:" + server.webSocketPort() + path);
        CompletionException failed = assertThrows(
                CompletionException.class,
                () -> HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .subprotocols(subprotocol)
                        .buildAsync(address, new WebSocket.Listener() {})
                        .join());
        return assertInstanceOf(WebSocketHandshakeException.class, failed.getCause())
                .getResponse()
                .statusCode();
    }

    private static void refusesFirst(String message, String condition) {
        try (WebSocketConversation client = server.connectWebSocket()) {
            Received open = client.sends(message).receivesElement("open");
            assertEquals("localhost", open.attribute("from"));
            client.receivesError(condition);
        }
    }

    private static WebSocketConversation opened() {
        WebSocketConversation client = server.connectWebSocket().opens();
        client.receivesElement("features");
        return client;
    }

    private static WebSocketConversation online() {
        return online(Bind2Login.USUAL);
    }

    private static WebSocketConversation online(String inline) {
        WebSocketConversation client = server.connectWebSocket();
        Bind2Login.of("juliet", "secret").asking(inline).on(client);
        client.receivesElement("features");
        return client;
    }

    private static String message(int length) {
        return "<message xmlns='jabber:client' to='nobody@localhost'><body>" + "x".repeat(length) + "</body></message>";
    }
}
