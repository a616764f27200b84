package io.bindery.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.standalone.BinderyProcess.Result;
import io.bindery.stores.FreePort;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server's way from its settings to its end, and what is there on the next day. */
class StartAndStopIT {
    @TempDir
    Path folder;

    @Test
    void refusesWrongSettingsAndNamesThemAll() throws Exception {
        BinderyProcess.settings(folder, "c2s.tcp.port = many", "c2s.tcp.prot = 5222");
        Result up = BinderyProcess.run(folder, "", "up");
        assertEquals(2, up.code(), up::text);
        assertTrue(up.text().contains("c2s.tcp.port must be "), up::text);
        assertTrue(up.text().contains("unknown setting c2s.tcp.prot"), up::text);
        assertEquals(3, up.text().lines().count(), up::text);
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void refusesASettingsFileThatIsNotThere() throws Exception {
        Result up = BinderyProcess.run(folder, "", "up", "--config", "none.properties");
        assertEquals(2, up.code(), up::text);
        assertTrue(up.text().contains("none.properties"), up::text);
    }

    @Test
    void stopsCleanlyAndFindsItsAccountsAndItsCertificateAgain() throws Exception {
        BinderyProcess.settings(
                folder,
                "c2s.bind-address = 127.0.0.1",
                "c2s.tcp.port = " + FreePort.find(),
                "c2s.tls.port = " + FreePort.find());
        assertEquals(
                0,
                BinderyProcess.run(folder, "secret\n", "user", "add", "juliet@localhost")
                        .code());
        try (BinderyProcess server = BinderyProcess.up(folder)) {
            assertEquals(
                    "juliet@localhost\n",
                    BinderyProcess.run(folder, "", "user", "list").text());
            stopsCleanly(server);
        }
        byte[] certificate = Files.readAllBytes(folder.resolve("data/tls/certificate.pem"));
        try (BinderyProcess server = BinderyProcess.up(folder)) {
            Result trace = BinderyProcess.run(folder, "secret\n", "trace", "juliet@localhost");
            assertEquals(0, trace.code(), trace::text);
            stopsCleanly(server);
        }
        assertEquals(new String(certificate), Files.readString(folder.resolve("data/tls/certificate.pem")));
    }

    private void stopsCleanly(BinderyProcess server) throws Exception {
        Result stopped = server.terminate();
        assertEquals(0, stopped.code(), stopped::text);
        assertTrue(stopped.text().endsWith("Stopped; the data stays.\n"), stopped::text);
        assertFalse(stopped.text().contains("Exception"), stopped::text);
        assertFalse(Files.exists(folder.resolve("data/run.properties")));
    }
}
