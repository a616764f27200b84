package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.server.BinderyProcess;
import io.bindery.system.server.BinderyProcess.Result;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator can do beside a running server. */
class RunningServerIT {
    @TempDir
    static Path folder;

    private static BinderyProcess server;

    @BeforeAll
    static void start() {
        server = BinderyProcess.up(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void saysWhereToConnectWhatToTrustAndHowToMakeAnAccount() {
        String welcome = server.said();
        assertTrue(welcome.contains("127.0.0.1 port " + server.tcpPort() + " with STARTTLS"), welcome);
        assertTrue(welcome.contains("127.0.0.1 port " + server.tlsPort() + " with TLS from the start"), welcome);
        assertTrue(welcome.contains("wss://127.0.0.1:" + server.webSocketPort() + "/xmpp-websocket"), welcome);
        assertTrue(welcome.contains("SHA-256 "), welcome);
        assertTrue(welcome.contains("user add juliet@localhost"), welcome);
    }

    @Test
    void refusesASecondServerOnTheSameFolder() {
        Result second = run("", "up");
        assertEquals(1, second.code(), second::text);
        assertTrue(second.text().contains("already uses the data folder"), second::text);
        assertEquals(1, second.text().lines().count(), second::text);
    }

    @Test
    void refusesAPortThatIsTaken(@TempDir Path other) {
        BinderyProcess.settings(other, server.tcpPort(), server.tlsPort(), server.webSocketPort());
        Result second = BinderyProcess.run(other, "", "up");
        assertEquals(1, second.code(), second::text);
        assertTrue(second.text().contains("port " + server.tcpPort()), second::text);
        assertEquals(1, second.text().lines().count(), second::text);
    }

    @Test
    void managesAccounts() {
        assertEquals(new Result(0, "Added nurse@localhost.\n"), run("secret\n", "user", "add", "nurse@localhost"));
        assertEquals(1, run("secret\n", "user", "add", "nurse@localhost").code());
        assertEquals(0, run("other\n", "user", "passwd", "nurse@localhost").code());
        assertTrue(run("", "user", "list").text().lines().anyMatch("nurse@localhost"::equals));
        assertEquals(0, run("", "user", "remove", "nurse@localhost").code());
        assertEquals(1, run("", "user", "remove", "nurse@localhost").code());
        assertEquals(1, run("other\n", "user", "passwd", "nurse@localhost").code());
        Result again = run("secret\n", "user", "add", "nurse@localhost");
        assertEquals(1, again.code(), again::text);
        assertTrue(again.text().contains("nurse@localhost is still being removed"), again::text);
    }

    @Test
    void refusesAccountsThatNobodyCouldUse() {
        assertEquals(1, run("secret\n", "user", "add", "nurse@verona.example").code());
        assertEquals(1, run("se\u0007cret\n", "user", "add", "nurse@localhost").code());
        assertEquals(1, run("", "user", "add", "nurse@localhost").code());
        assertEquals(2, run("secret\n", "user", "add", "localhost").code());
    }

    @Test
    void importsManyAccountsAndNamesBadLinesByNumber() {
        String lines = IntStream.range(0, 600)
                .mapToObj(i -> i == 299 ? "broken" : "guest" + i + "@localhost hush" + i)
                .collect(Collectors.joining("\n"));
        Result first = run(lines, "user", "import");
        assertEquals(1, first.code(), first::text);
        assertTrue(first.text().contains("line 300: "), first::text);
        assertTrue(first.text().contains("599 accounts imported, 1 bad lines"), first::text);
        assertFalse(first.text().contains("hush"), first::text);
        Result again = run("guest0@localhost x\nguest600@localhost x\n", "user", "import");
        assertTrue(again.text().contains("2 accounts imported, 0 bad lines"), again::text);
        assertEquals(0, again.code(), again::text);
        assertEquals(
                600,
                run("", "user", "list", "--domain", "localhost")
                        .text()
                        .lines()
                        .filter(line -> line.startsWith("guest"))
                        .count());
    }

    @Test
    void showsALoginAndKeepsThePasswordToItself() {
        run("wherefore\n", "user", "add", "juliet@localhost");
        Result trace = run("wherefore\n", "trace", "juliet@localhost", "--pipelined", "--classic");
        assertEquals(0, trace.code(), trace::text);
        assertTrue(trace.text().contains("the archive is empty"), trace::text);
        // Classic: header, two of SASL, header, bind, SM, carbons, disco, metadata.
        assertEquals("3 2 9", roundTrips(trace), trace::text);
        assertFalse(trace.text().contains("wherefore"), trace::text);
    }

    @Test
    void showsALoginWithStartTls() {
        run("wherefore\n", "user", "add", "romeo@localhost");
        Result trace = run("wherefore\n", "trace", "romeo@localhost", "--starttls");
        assertEquals(0, trace.code(), trace::text);
        assertTrue(trace.text().contains("romeo@localhost/trace"), trace::text);
    }

    @Test
    void saysWhyALoginIsRefused() {
        Result trace = run("wrong\n", "trace", "nobody@localhost");
        assertEquals(1, trace.code(), trace::text);
        assertTrue(trace.text().contains("the server refused the login: not-authorized"), trace::text);
    }

    private static String roundTrips(Result trace) {
        String row = trace.text()
                .lines()
                .filter(line -> line.startsWith("XMPP round trips"))
                .findFirst()
                .orElse("");
        return row.substring("XMPP round trips".length()).strip().replaceAll(" +", " ");
    }

    private static Result run(String input, String... arguments) {
        return BinderyProcess.run(folder, input, arguments);
    }
}
