package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.XmppConversation;
import io.bindery.system.server.BinderyProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a newcomer: start, make an account, log in, stop, and find it all again. */
class StandaloneIT {
    private static final Bind2Login JULIET = Bind2Login.of("juliet", "secret");

    @TempDir
    private Path folder;

    @Test
    void keepsAccountsOverARestart() {
        try (BinderyProcess server = BinderyProcess.up(folder)) {
            server.runs(List.of("user", "add", "juliet@localhost"), "secret\n");
            logsIn(XmppConversation.startTls(server.tcpPort(), "localhost", server.certificate()));
            assertStopsCleanly(server);
        }
        try (BinderyProcess server = BinderyProcess.up(folder)) {
            logsIn(XmppConversation.directTls(server.tlsPort(), "localhost", server.certificate())
                    .opens());
            assertStopsCleanly(server);
        }
    }

    @Test
    void wantsTlsBeforeAnythingElse() {
        try (BinderyProcess server = BinderyProcess.up(folder);
                XmppConversation client = XmppConversation.plain(server.tcpPort(), "localhost")) {
            List<String> offered = client.opens().receivesElement("features").childNames();
            assertTrue(offered.contains("starttls"), offered::toString);
            assertTrue(!offered.contains("authentication") && !offered.contains("mechanisms"), offered::toString);
        }
    }

    private static void logsIn(XmppConversation opened) {
        try (opened) {
            assertTrue(JULIET.onOpened(opened).has(Bind2Login.BIND2, "bound"));
            opened.receivesElement("features");
            opened.leaves();
        }
    }

    private static void assertStopsCleanly(BinderyProcess server) {
        assertEquals(0, server.stop(), server::said);
        assertTrue(server.said().contains("Stopped"), server::said);
    }
}
