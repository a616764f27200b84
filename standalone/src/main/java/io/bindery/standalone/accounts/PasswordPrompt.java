package io.bindery.standalone.accounts;

import io.bindery.standalone.CommandRefusedException;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where passwords come from: a terminal without echo, or one line of standard input. Never an argument. */
public final class PasswordPrompt {

    private PasswordPrompt() {}

    /** The password of an account that exists. */
    public static String ask(String user) {
        Console console = System.console();
        return console == null ? line() : typed(console, "Password of " + user + ": ");
    }

    /** A new password; on a terminal it is asked for twice. */
    public static String askNew(String user) {
        Console console = System.console();
        if (console == null) {
            return line();
        }
        String first = typed(console, "New password of " + user + ": ");
        if (!first.equals(typed(console, "Once more: "))) {
            throw new CommandRefusedException("the two passwords differ; nothing was changed");
        }
        return first;
    }

    private static String typed(Console console, String prompt) {
        char[] typed = console.readPassword("%s", prompt);
        if (typed == null) {
            throw new CommandRefusedException("no password given");
        }
        String password = new String(typed);
        Arrays.fill(typed, ' ');
        return checked(password);
    }

    private static String line() {
        try {
            // Not closed: standard input is not ours.
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return checked(input.readLine());
        } catch (IOException e) {
            throw new CommandRefusedException("cannot read the password from standard input: " + e.getMessage(), e);
        }
    }

    private static String checked(String password) {
        if (password == null || password.isEmpty()) {
            throw new CommandRefusedException("no password given");
        }
        return password;
    }
}
