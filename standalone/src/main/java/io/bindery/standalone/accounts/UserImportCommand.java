package io.bindery.standalone.accounts;

import io.bindery.standalone.ReleaseVersion;
import io.bindery.standalone.settings.SettingsOption;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes many accounts from standard input. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        versionProvider = ReleaseVersion.class,
        description = {
            "Make many accounts from standard input, one in a line: user@domain password.",
            "An account that exists gets the new password. Bad lines are named by number and skipped (exit code 1)."
        })
final class UserImportCommand implements Callable<Integer> {
    @Mixin
    private SettingsOption settings;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (AccountAccess access = new AccountAccess(settings)) {
            AccountImport accounts =
                    new AccountImport(access, spec.commandLine().getErr());
            boolean allGood = accounts.readAll(
                    // Not closed: standard input is not ours.
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
            spec.commandLine().getOut().println(accounts.summary());
            return allGood ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }
}
