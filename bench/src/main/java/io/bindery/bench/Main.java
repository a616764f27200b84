package io.bindery.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The load generator; speaks standard XMPP only, so that any server can be measured. */
@Command(
        name = "bench",
        subcommands = {LoginCommand.class, MessagesCommand.class, ArchivePageCommand.class, SeamCommand.class},
        description = "Measures XMPP servers.")
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(line(new Main()).execute(arguments));
    }

    /** A command as people type it, {@code --tls direct} for instance. */
    static CommandLine line(Object command) {
        return new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
    }
}
