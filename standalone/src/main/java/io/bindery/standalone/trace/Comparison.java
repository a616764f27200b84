package io.bindery.standalone.trace;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;

/** Several logins side by side. */
final class Comparison {
    private static final int COLUMN = 26;

    private final List<LoginOutcome> logins;

    Comparison(List<LoginOutcome> logins) {
        this.logins = logins;
    }

    void print(PrintWriter out) {
        out.printf("%n== side by side%n");
        row(out, "", LoginOutcome::way);
        row(out, "TCP round trips", login -> String.valueOf(login.roundTrips().tcp()));
        row(out, "TLS round trips", login -> String.valueOf(login.roundTrips().tls()));
        row(out, "XMPP round trips", login -> String.valueOf(login.roundTrips().xmpp()));
        row(out, "all round trips", login -> String.valueOf(login.roundTrips().sum()));
        row(out, "time to be on line", login -> Transcript.milliseconds(login.time()));
    }

    private void row(PrintWriter out, String name, Function<LoginOutcome, String> cell) {
        out.printf("%-20s", name);
        logins.forEach(login -> out.printf("%" + COLUMN + "s", cell.apply(login)));
        out.println();
    }
}
