package io.bindery.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.bench.login.Bind2Wishes;
import io.bindery.bench.login.Tls;
import io.bindery.bench.messages.MessagesPlan;
import io.bindery.bench.messages.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParameterException;

class MessagesCommandTest {
    @TempDir
    private Path folder;

    private String passwordFile;

    @BeforeEach
    void writePassword() throws IOException {
        passwordFile = Files.writeString(folder.resolve("password"), "secret\n").toString();
    }

    @Test
    void readsTheWholePlan() throws IOException {
        MessagesPlan plan = plan(
                "--pairs",
                "5",
                "--rate",
                "500",
                "--body-bytes",
                "40",
                "--users",
                "u%d",
                "--tls",
                "direct",
                "--warmup",
                "2m");
        assertEquals(new Traffic(5, 500, 40), plan.traffic());
        assertEquals(10, plan.accounts().count());
        assertEquals("u%d", plan.accounts().pattern());
        assertEquals("secret", plan.accounts().password());
        assertEquals(Tls.DIRECT, plan.client().target().tls());
        assertEquals(Duration.ofMinutes(2), plan.schedule().warmup());
    }

    @Test
    void runsAClosedLoopWithAcknowledgementsAndWithoutCarbonsByDefault() throws IOException {
        MessagesPlan plan = plan();
        assertEquals(0, plan.traffic().rate());
        assertEquals(100, plan.traffic().bodyBytes());
        assertTrue(plan.client().wishes().acks());
        assertFalse(plan.client().wishes().carbons());
    }

    @Test
    void switchesOnAndOff() throws IOException {
        Bind2Wishes wishes = plan("--ack", "off", "--carbons", "on").client().wishes();
        assertFalse(wishes.acks());
        assertTrue(wishes.carbons());
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThrows(ParameterException.class, () -> plan("--ack", "maybe"));
        assertThrows(IllegalArgumentException.class, () -> plan("--pairs", "0"));
        assertThrows(IllegalArgumentException.class, () -> plan("--rate", "-1"));
        assertThrows(IllegalArgumentException.class, () -> plan("--body-bytes", "0"));
    }

    private MessagesPlan plan(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--password-file", passwordFile));
        arguments.addAll(List.of(options));
        MessagesCommand command = new MessagesCommand();
        Main.line(command).parseArgs(arguments.toArray(String[]::new));
        return command.plan();
    }
}
