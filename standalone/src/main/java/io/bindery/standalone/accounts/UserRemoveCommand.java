package io.bindery.standalone.accounts;

import io.bindery.model.jid.BareJid;
import io.bindery.standalone.CommandRefusedException;
import io.bindery.standalone.ReleaseVersion;
import io.bindery.standalone.settings.SettingsOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes an account; one of a domain that is served no more can go too. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        versionProvider = ReleaseVersion.class,
        description = "Remove an account.")
final class UserRemoveCommand implements Runnable {
    @Mixin
    private SettingsOption settings;

    @Parameters(paramLabel = "USER@DOMAIN", converter = AccountArgument.class, description = "The account.")
    private BareJid user;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        try (AccountAccess access = new AccountAccess(settings)) {
            if (!access.ask(accounts -> accounts.remove(user))) {
                throw new CommandRefusedException("there is no account " + user);
            }
            spec.commandLine().getOut().println("Removed " + user + ".");
        }
    }
}
