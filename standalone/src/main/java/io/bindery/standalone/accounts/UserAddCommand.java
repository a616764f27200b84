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

/** Makes one account. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        versionProvider = ReleaseVersion.class,
        description = "Make an account.")
final class UserAddCommand implements Runnable {
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
            if (!access.ask(accounts -> accounts.add(user, password))) {
                throw new CommandRefusedException("the account " + user + " exists already");
            }
            spec.commandLine().getOut().println("Added " + user + ".");
        }
    }
}
