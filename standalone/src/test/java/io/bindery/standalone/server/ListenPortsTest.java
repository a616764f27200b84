package io.bindery.standalone.server;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.c2s.EdgeConfig;
import io.bindery.model.config.Settings;
import io.bindery.standalone.CommandRefusedException;
import io.bindery.standalone.settings.StandaloneSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which ports are wanted, and what is said of them. */
class ListenPortsTest {
    private ServerSocket taken;

    @BeforeEach
    void takeAPort() throws IOException {
        taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }

    @AfterEach
    void freeIt() throws IOException {
        taken.close();
    }

    @Test
    void refusesATakenPortOfTls() {
        Settings settings = settings("optional").with(EdgeConfig.TCP_PORT, "0");
        CommandRefusedException refused =
                assertThrows(CommandRefusedException.class, () -> ListenPorts.check(settings));
        assertTrue(refused.getMessage().contains("port " + taken.getLocalPort()), refused.getMessage());
    }

    @Test
    void refusesATakenPortOfWebSocket() {
        Settings settings = settings("disabled")
                .with(EdgeConfig.TCP_PORT, "0")
                .with(EdgeConfig.WEBSOCKET_PORT, Integer.toString(taken.getLocalPort()));
        assertThrows(CommandRefusedException.class, () -> ListenPorts.check(settings));
    }

    @Test
    void opensNoPortForDirectTlsWithoutTls() {
        Settings settings = settings("disabled").with(EdgeConfig.TCP_PORT, "0").with(EdgeConfig.WEBSOCKET_PORT, "0");
        assertEquals(ListenPorts.NONE, ListenPorts.directTls(settings));
        assertDoesNotThrow(() -> ListenPorts.check(settings));
    }

    @Test
    void announcesNoPortForDirectTlsWithoutTls() {
        String said = welcome(settings("disabled"));
        assertTrue(said.contains("127.0.0.1 port 5222 without TLS\n"), said);
        assertFalse(said.contains("port " + taken.getLocalPort()), said);
    }

    @Test
    void announcesTheWebSocketAsBrowsersNameIt() {
        assertTrue(welcome(settings("disabled")).contains("ws://127.0.0.1:5443/xmpp-websocket\n"));
        String told = "wss://im.example/ws";
        assertTrue(welcome(settings("disabled").with(EdgeConfig.WEBSOCKET_URL, told))
                .contains(told + "\n"));
        assertFalse(welcome(settings("disabled").with(EdgeConfig.WEBSOCKET_PORT, "0"))
                .contains("WebSocket"));
    }

    private static String welcome(Settings settings) {
        StringWriter said = new StringWriter();
        new Welcome(settings, "").print(new PrintWriter(said), 0);
        return said.toString();
    }

    private Settings settings(String tls) {
        return Settings.check(
                Map.of(
                        "c2s.bind-address",
                        "127.0.0.1",
                        "c2s.tls.port",
                        Integer.toString(taken.getLocalPort()),
                        "c2s.tls",
                        tls),
                StandaloneSettings.ALL);
    }
}
