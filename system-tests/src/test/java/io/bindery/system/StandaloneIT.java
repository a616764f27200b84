package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.XmppConversation;
import io.bindery.system.server.BinderyProcess;
import io.bindery.system.server.BinderyProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's way from its settings to its end, and what is there on the next day. */
class StandaloneIT {
    private static final Bind2Login JULIET = Bind2Login.of("juliet", "secret");

    @TempDir
    private Path folder;

    @Test
    void refusesWrongSettingsAndNamesThemAll() {
        BinderyProcess.settings(folder, "c2s.tcp.port = many", "c2s.tcp.prot = 5222");
        Result up = BinderyProcess.run(folder, "", "up");
        assertEquals(2, up.code(), up::text);
        assertTrue(up.text().contains("c2s.tcp.port must be "), up::text);
        assertTrue(up.text().contains("unknown setting c2s.tcp.prot"), up::text);
        assertEquals(3, up.text().lines().count(), up::text);
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void refusesASettingsFileThatIsNotThere() {
        Result up = BinderyProcess.run(folder, "", "up", "--config", "none.properties");
        assertEquals(2, up.code(), up::text);
        assertTrue(up.text().contains("none.properties"), up::text);
    }

    @Test
    void findsItsAccountsAndItsCertificateAgain() throws IOException {
        Result added = BinderyProcess.run(folder, "secret\n", "user", "add", "juliet@localhost");
        assertEquals(0, added.code(), added::text);
        byte[] certificate;
        try (BinderyProcess server = BinderyProcess.up(folder)) {
            logsIn(XmppConversation.startTls(server.tcpPort(), "localhost", server.certificate()));
            certificate = Files.readAllBytes(server.certificate());
            assertStopsCleanly(server);
        }
        try (BinderyProcess server = BinderyProcess.up(folder)) {
            logsIn(XmppConversation.directTls(server.tlsPort(), "localhost", server.certificate())
                    .opens());
            assertArrayEquals(certificate, Files.readAllBytes(server.certificate()));
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

    private void assertStopsCleanly(BinderyProcess server) {
        assertEquals(0, server.stop(), server::said);
        assertTrue(server.said().endsWith("Stopped; the data stays.\n"), server::said);
        assertFalse(server.said().contains("Exception"), server::said);
        assertFalse(Files.exists(folder.resolve("data/run.properties")));
    }
}
