package io.bindery.standalone.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.standalone.CommandRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A server that cannot be traced is named before a password is asked for. */
class TraceCommandTest {
    @TempDir
    Path folder;

    @Test
    void saysThatAServerSpeaksNoTls() throws IOException {
        String reason = refusal("c2s.tls = disabled");
        assertTrue(reason.startsWith("this server speaks no TLS"), reason);
        assertEquals(1, reason.lines().count(), reason);
    }

    @Test
    void saysThatAServerHasNoSuchPort() throws IOException {
        assertTrue(refusal("c2s.tls.port = 0").contains("--starttls"));
        assertTrue(refusal("c2s.tcp.port = 0", "--starttls").contains("c2s.tcp.port is 0"));
    }

    private String refusal(String setting, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("bindery.properties"), setting);
        TraceCommand trace = new TraceCommand();
        CommandLine line = new CommandLine(trace);
        String[] arguments = new String[options.length + 3];
        System.arraycopy(options, 0, arguments, 3, options.length);
        arguments[0] = "juliet@localhost";
        arguments[1] = "--config";
        arguments[2] = file.toString();
        line.parseArgs(arguments);
        return assertThrows(CommandRefusedException.class, trace::call).getMessage();
    }
}
