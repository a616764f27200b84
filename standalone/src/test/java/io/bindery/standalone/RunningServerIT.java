package io.bindery.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.standalone.BinderyProcess.Result;
import io.bindery.stores.FreePort;
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

    private static int tcpPort;
    private static int tlsPort;
    private static BinderyProcess server;

    @BeforeAll
    static void start() throws Exception {
        tcpPort = FreePort.find();
        tlsPort = FreePort.find();
        settings(folder);
        server = BinderyProcess.up(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void saysWhereToConnectWhatToTrustAndHowToMakeAnAccount() {
        String welcome = server.welcome();
        assertTrue(welcome.contains("127.0.0.1 port " + tcpPort + " with STARTTLS"), welcome);
        assertTrue(welcome.contains("127.0.0.1 port " + tlsPort + " with TLS from the start"), welcome);
        assertTrue(welcome.contains("SHA-256 "), welcome);
        assertTrue(welcome.contains("user add juliet@localhost"), welcome);
    }

    @Test
    void refusesASecondServerOnTheSameFolder() throws Exception {
        Result second = run("", "up");
        assertEquals(1, second.code(), second::text);
        assertTrue(second.text().contains("already uses the data folder"), second::text);
        assertEquals(1, second.text().lines().count(), second::text);
    }

    @Test
    void refusesAPortThatIsTaken(@TempDir Path other) throws Exception {
        settings(other);
        Result second = BinderyProcess.run(other, "", "up");
        assertEquals(1, second.code(), second::text);
        assertTrue(second.text().contains("port " + tcpPort), second::text);
        assertEquals(1, second.text().lines().count(), second::text);
    }

    @Test
    void managesAccounts() throws Exception {
        assertEquals(new Result(0, "Added nurse@localhost.\n"), run("secret\n", "user", "add", "nurse@localhost"));
        assertEquals(1, run("secret\n", "user", "add", "nurse@localhost").code());
        assertEquals(0, run("other\n", "user", "passwd", "nurse@localhost").code());
        assertTrue(run("", "user", "list").text().lines().anyMatch("nurse@localhost"::equals));
        assertEquals(0, run("", "user", "remove", "nurse@localhost").code());
        assertEquals(1, run("", "user", "remove", "nurse@localhost").code());
        assertEquals(1, run("other\n", "user", "passwd", "nurse@localhost").code());
    }

    @Test
    void refusesAccountsThatNobodyCouldUse() throws Exception {
        assertEquals(1, run("secret\n", "user", "add", "nurse@verona.example").code());
        assertEquals(1, run("se\u0007cret\n", "user", "add", "nurse@localhost").code());
        assertEquals(1, run("", "user", "add", "nurse@localhost").code());
        assertEquals(2, run("secret\n", "user", "add", "localhost").code());
    }

    @Test
    void importsManyAccountsAndNamesBadLinesByNumber() throws Exception {
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
    void showsALoginAndKeepsThePasswordToItself() throws Exception {
        run("wherefore\n", "user", "add", "juliet@localhost");
        Result trace = run("wherefore\n", "trace", "juliet@localhost", "--pipelined", "--classic");
        assertEquals(0, trace.code(), trace::text);
        assertTrue(trace.text().contains("the archive is empty"), trace::text);
        // Classic: header, two of SASL, header, bind, SM, carbons, disco.
        assertEquals("3 2 8", roundTrips(trace), trace::text);
        assertFalse(trace.text().contains("wherefore"), trace::text);
    }

    @Test
    void showsALoginWithStartTls() throws Exception {
        run("wherefore\n", "user", "add", "romeo@localhost");
        Result trace = run("wherefore\n", "trace", "romeo@localhost", "--starttls");
        assertEquals(0, trace.code(), trace::text);
        assertTrue(trace.text().contains("romeo@localhost/trace"), trace::text);
    }

    @Test
    void saysWhyALoginIsRefused() throws Exception {
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

    private static void settings(Path where) throws Exception {
        BinderyProcess.settings(
                where, "c2s.bind-address = 127.0.0.1", "c2s.tcp.port = " + tcpPort, "c2s.tls.port = " + tlsPort);
    }

    private static Result run(String input, String... arguments) throws Exception {
        return BinderyProcess.run(folder, input, arguments);
    }
}
