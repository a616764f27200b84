package io.bindery.standalone.settings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the README's table of settings. */
@Command(name = "settings", hidden = true, description = "Print all settings as a Markdown table.")
public final class SettingsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().print(SettingsTable.markdown(StandaloneSettings.ALL));
        spec.commandLine().getOut().flush();
    }
}
