package io.bindery.standalone;

import io.bindery.standalone.accounts.UserCommand;
import io.bindery.standalone.server.UpCommand;
import io.bindery.standalone.settings.SettingsCommand;
import io.bindery.standalone.trace.TraceCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code ./bindery} itself says: it only knows its commands. */
@Command(
        name = "bindery",
        description = "An XMPP server in which a client is fully on line after one round trip.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = ReleaseVersion.class,
        subcommands = {
            UpCommand.class,
            UserCommand.class,
            TraceCommand.class,
            VersionCommand.class,
            SettingsCommand.class
        },
        footer = {
            "",
            "Try it:",
            "  bindery up                            in one terminal",
            "  bindery user add juliet@localhost     in another",
            "  bindery trace juliet@localhost        watch one login, step by step",
            "",
            "Settings come from bindery.properties in this folder (or --config FILE, or BINDERY_CONFIG) and from",
            "variables BINDERY_*; the README has the table.",
            "Exit codes: 0 done, 1 refused, 2 wrong usage or settings."
        })
final class BinderyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }
}
