package io.bindery.standalone.accounts;

import io.bindery.standalone.ReleaseVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Accounts, beside a running server or without one. */
@Command(
        name = "user",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = ReleaseVersion.class,
        description = {
            "Manage accounts, beside a running server or without one.",
            "Passwords are asked for, or read from standard input when it is not a terminal."
        },
        subcommands = {
            UserAddCommand.class,
            UserPasswdCommand.class,
            UserRemoveCommand.class,
            UserListCommand.class,
            UserImportCommand.class
        })
public final class UserCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }
}
