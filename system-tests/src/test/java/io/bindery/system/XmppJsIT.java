package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.NodeScript;
import io.bindery.system.server.BinderyServer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real client that speaks SASL2 and Bind 2: xmpp.js, run by Node.js. */
class XmppJsIT {
    private static final Path SOURCES = Path.of("src/test/js/xmppjs");

    /** Node.js 20 needs it, later ones understand it. */
    private static final String WEBSOCKET = "--experimental-websocket";

    @TempDir
    private static Path folder;

    private static NodeScript script;
    private static BinderyServer server;

    @BeforeAll
    static void start() {
        script = NodeScript.install(SOURCES, folder.resolve("js"));
        server = BinderyServer.start(folder, Map.of("c2s.tls", "required"));
        server.addAccount("juliet", "secret");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xmpp", "xmpps", "wss"})
    void comesOnLineInOneRound(String scheme) {
        String device = UUID.randomUUID().toString();
        JsonObject told = new JsonObject(script.run(
                List.of(WEBSOCKET, "login.js", service(scheme), "localhost", "juliet", device, "xmppjs"),
                Map.of(
                        "XMPP_PASSWORD",
                        "secret",
                        "NODE_EXTRA_CA_CERTS",
                        server.certificate().toString())));

        assertTrue(told.getString("jid").startsWith("juliet@localhost/xmppjs/"), told::encodePrettily);
        assertEquals("result", told.getString("pong"), told::encodePrettily);
        assertEquals("offline", told.getString("status"), told::encodePrettily);
        assertEquals(1, count(told, "sent", "<authenticate "), told::encodePrettily);
        assertEquals(1, count(told, "sent", "<bind xmlns=\"urn:xmpp:bind:0\""), told::encodePrettily);
        assertEquals(0, count(told, "sent", "urn:ietf:params:xml:ns:xmpp-bind"), told::encodePrettily);
        assertEquals(1, count(told, "received", "<success "), told::encodePrettily);
        assertEquals(1, count(told, "received", "<bound xmlns=\"urn:xmpp:bind:0\""), told::encodePrettily);
    }

    private static String service(String scheme) {
        return switch (scheme) {
            case "xmpp" -> "xmpp://localhost:" + server.tcpPort();
            case "xmpps" -> "xmpps://localhost:" + server.tlsPort();
            default -> "wss://localhost:" + server.webSocketPort() + "/xmpp-websocket";
        };
    }

    private static long count(JsonObject told, String direction, String part) {
        return told.getJsonArray(direction).stream()
                .map(String::valueOf)
                .filter(element -> element.contains(part))
                .count();
    }
}
