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

/** Gives an account a new password. */
@Command(
        name = "passwd",
        mixinStandardHelpOptions = true,
        versionProvider = ReleaseVersion.class,
        description = "Change the password of an account.")
final class UserPasswdCommand implements Runnable {
    @Mixin
    private SettingsOption settings;

    @Parameters(paramLabel = "USER@DOMAIN", converter = AccountArgument.class, description = "The account.")
    private BareJid user;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        try (AccountAccess access = new AccountAccess(settings)) {
            access.requireServed(user);
            String password = PasswordPrompt.askNew(user.toString());
            if (!access.ask(accounts -> accounts.changePassword(user, password))) {
                throw new CommandRefusedException("there is no account " + user);
            }
            spec.commandLine().getOut().println("Changed the password of " + user + ".");
        }
    }
}
