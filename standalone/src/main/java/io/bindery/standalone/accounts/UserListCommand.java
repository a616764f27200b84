package io.bindery.standalone.accounts;

import io.bindery.model.jid.BareJid;
import io.bindery.standalone.ReleaseVersion;
import io.bindery.standalone.settings.SettingsOption;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists accounts, one in a line, however many there are. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = ReleaseVersion.class,
        description = "List the accounts, one in a line.")
final class UserListCommand implements Runnable {
    private static final int PAGE = 1000;

    @Mixin
    private SettingsOption settings;

    @Option(names = "--domain", paramLabel = "DOMAIN", description = "Only the accounts of this domain.")
    private String domain;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        try (AccountAccess access = new AccountAccess(settings)) {
            BareJid last = null;
            List<BareJid> page;
            do {
                BareJid after = last;
                page = access.ask(accounts -> accounts.list(domain, after, PAGE));
                page.forEach(out::println);
                last = page.isEmpty() ? null : page.get(page.size() - 1);
            } while (page.size() == PAGE);
            out.flush();
        }
    }
}
