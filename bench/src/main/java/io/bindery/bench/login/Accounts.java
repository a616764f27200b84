package io.bindery.bench.login;

import java.util.stream.IntStream;

/**
 * The accounts that take turns.
 *
 * @param pattern a local part, with {@code %d} for the number, which counts from 1
 */
public record Accounts(String pattern, int count, String password) {

    /** Checks that there is something to log in with. */
    public Accounts {
        if (count < 1) {
            throw new IllegalArgumentException("at least one account is needed");
        }
    }

    /** Each of them, once. */
    public Account[] all() {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Account(pattern.formatted(number), password, number))
                .toArray(Account[]::new);
    }
}
