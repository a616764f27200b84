package io.bindery.standalone;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The command line of Bindery: every command ends with 0 (done), 1 (refused) or 2 (wrong usage or settings). */
public final class Main {
    private static final int HELP_WIDTH = 110;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command and returns its exit code. */
    static int run(String... args) {
        CommandLine line = new CommandLine(new BinderyCommand());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(HELP_WIDTH);
        line.setExecutionExceptionHandler(new FailureMessages());
        return line.execute(args);
    }
}
