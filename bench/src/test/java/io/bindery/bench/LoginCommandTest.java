package io.bindery.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.bench.login.LoginPlan;
import io.bindery.bench.login.Profile;
import io.bindery.bench.login.Tls;
import io.bindery.model.scram.ScramHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

class LoginCommandTest {
    @TempDir
    private Path folder;

    private String passwordFile;

    @BeforeEach
    void writePassword() throws IOException {
        passwordFile = Files.writeString(folder.resolve("password"), "secret\n").toString();
    }

    @Test
    void readsTheWholePlan() throws IOException {
        LoginPlan plan = plan("--users", "u%d", "--count", "5", "--mechanism", "SCRAM-SHA-256", "--profile", "classic");
        assertEquals("u%d", plan.accounts().pattern());
        assertEquals("secret", plan.accounts().password());
        assertEquals(5, plan.accounts().count());
        assertEquals(ScramHash.SHA_256, plan.hash());
        assertEquals(Profile.CLASSIC, plan.profile());
        assertEquals(Tls.NONE, plan.target().tls());
    }

    @Test
    void readsDurationsAsPeopleTypeThem() throws IOException {
        LoginPlan plan = plan("--warmup", "2m", "--duration", "45s", "--timeout", "7");
        assertEquals(Duration.ofMinutes(2), plan.load().warmup());
        assertEquals(Duration.ofSeconds(45), plan.load().duration());
        assertEquals(Duration.ofSeconds(7), plan.load().timeout());
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThrows(ParameterException.class, () -> plan("--duration", "soon"));
        assertThrows(ParameterException.class, () -> plan("--tls", "maybe"));
        assertThrows(IllegalArgumentException.class, () -> plan("--mechanism", "PLAIN"));
        assertThrows(IllegalArgumentException.class, () -> plan("--count", "0"));
    }

    @Test
    void needsAPasswordFileForThePasswordNeverStandsInTheCommand() {
        MissingParameterException missing = assertThrows(
                MissingParameterException.class,
                () -> Main.line(new LoginCommand()).parseArgs("--count", "5"));
        assertTrue(missing.getMessage().contains("--password-file"), missing.getMessage());
    }

    private LoginPlan plan(String... options) throws IOException {
        LoginCommand command = new LoginCommand();
        String[] arguments = new String[options.length + 2];
        arguments[0] = "--password-file";
        arguments[1] = passwordFile;
        System.arraycopy(options, 0, arguments, 2, options.length);
        Main.line(command).parseArgs(arguments);
        return command.plan();
    }
}
