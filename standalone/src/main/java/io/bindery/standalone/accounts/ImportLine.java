package io.bindery.standalone.accounts;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.MalformedJidException;
import java.util.function.Predicate;

/** One line of an import: an account, or the reason why it is none. A reason never repeats the line. */
sealed interface ImportLine {
    int number();

    /** {@code user@domain password}. */
    record Account(int number, BareJid user, String password) implements ImportLine {
        @Override
        public String toString() {
            return "Account[" + number + ", " + user + "]";
        }
    }

    /** A line that cannot be an account. */
    record Bad(int number, String reason) implements ImportLine {}

    /** Reads one line; the password is all that follows the first blank. */
    static ImportLine read(int number, String line, Predicate<String> serves) {
        int blank = line.indexOf(' ');
        if (blank < 1 || blank == line.length() - 1) {
            return new Bad(number, "not of the form: user@domain password");
        }
        try {
            BareJid user = BareJid.parse(line.substring(0, blank));
            if (!serves.test(user.domain())) {
                return new Bad(number, "the domain is not served here");
            }
            return new Account(number, user, line.substring(blank + 1));
        } catch (MalformedJidException e) {
            return new Bad(number, "no account of the form user@domain");
        }
    }
}
