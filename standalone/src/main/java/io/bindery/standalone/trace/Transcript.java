package io.bindery.standalone.trace;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Prints an exchange while it happens: who spoke, when, and how many round trips it had taken by then. */
final class Transcript {
    private static final String INDENT = "    ";

    private final PrintWriter out;
    private final long begin = System.nanoTime();

    /** The clock begins now. */
    Transcript(PrintWriter out) {
        this.out = out;
    }

    /** The time since the connection was begun. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** A step below XMPP. */
    void step(String what, int roundTrips) {
        out.printf(Locale.ROOT, "%n%9s  ··  %s (%s)%n", time(), what, counted(roundTrips));
    }

    void sent(List<String> lines) {
        out.printf("%n%9s  →   client%n", time());
        print(lines);
    }

    /** What came; the number is that of the round trip that it ended, or zero when it came with the one before. */
    void received(List<String> lines, int roundTrip) {
        out.printf("%n%9s  ←   server%s%n", time(), roundTrip == 0 ? "" : "   round trip " + roundTrip);
        print(lines);
    }

    private void print(List<String> lines) {
        lines.forEach(line -> out.println(INDENT + line));
        out.flush();
    }

    private String time() {
        return milliseconds(elapsed());
    }

    static String milliseconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1_000_000.0);
    }

    static String counted(int roundTrips) {
        return roundTrips == 1 ? "1 round trip" : roundTrips + " round trips";
    }
}
