package io.bindery.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.bench.login.Profile;
import io.bindery.bench.login.Tls;
import io.bindery.bench.seam.PresenceOrder;
import io.bindery.bench.seam.SeamAccount;
import io.bindery.bench.seam.SeamPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

class SeamCommandTest {
    @TempDir
    private Path folder;

    @Test
    void readsTheWholePlan() throws IOException {
        SeamPlan plan = plan(
                "--tls",
                "none",
                "--sender-count",
                "2",
                "--senders",
                "s%d",
                "--rate",
                "12.5",
                "--start-up",
                "classic",
                "--presence",
                "after_query,never",
                "--cycles",
                "7",
                "--listen-ms",
                "90",
                "--settle",
                "3s",
                "--by-id",
                "--receiver-password-file",
                password("other"));
        assertEquals(Tls.NONE, plan.target().tls());
        assertEquals(List.of(new SeamAccount("s1", "secret"), new SeamAccount("s2", "secret")), plan.senders());
        assertEquals(new SeamAccount("receiver", "other"), plan.receiver());
        assertEquals(12.5, plan.rate());
        SeamPlan.Receiving receiving = plan.receiving();
        assertEquals(Profile.CLASSIC, receiving.startUp());
        assertEquals(List.of(PresenceOrder.AFTER_QUERY, PresenceOrder.NEVER), receiving.orders());
        assertEquals(7, receiving.cycles());
        assertEquals(Duration.ofMillis(90), receiving.listen());
        assertEquals(Duration.ofSeconds(3), receiving.settle());
        assertTrue(receiving.byId());
    }

    @Test
    void refusesAPlanThatProvesNothing() {
        assertThrows(IllegalArgumentException.class, () -> plan("--sender-count", "0"));
        assertThrows(IllegalArgumentException.class, () -> plan("--rate", "0"));
        assertThrows(IllegalArgumentException.class, () -> plan("--cycles", "0"));
        assertThrows(ParameterException.class, () -> plan("--presence", "perhaps"));
    }

    @Test
    void needsAPasswordFileForThePasswordNeverStandsInTheCommand() {
        assertThrows(
                MissingParameterException.class,
                () -> Main.line(new SeamCommand()).parseArgs("--cycles", "5"));
    }

    @Test
    void namesNoPassword() throws IOException {
        assertFalse(plan().toString().contains("secret"));
    }

    private SeamPlan plan(String... options) throws IOException {
        SeamCommand command = new SeamCommand();
        String[] arguments = new String[options.length + 2];
        arguments[0] = "--password-file";
        arguments[1] = password("secret");
        System.arraycopy(options, 0, arguments, 2, options.length);
        Main.line(command).parseArgs(arguments);
        return command.plan();
    }

    private String password(String text) throws IOException {
        return Files.writeString(folder.resolve(text), text + '\n').toString();
    }
}
