package io.bindery.bench.measure;

import java.util.Locale;

/** Puts a report together for people: a name and what was measured on each line. */
public final class ReportText {
    private final StringBuilder text = new StringBuilder();

    /** Adds a line. */
    public ReportText line(String name, String format, Object... values) {
        text.append("%-17s ".formatted(name))
                .append(String.format(Locale.ROOT, format, values))
                .append('\n');
        return this;
    }

    /** Adds what a thing of this name cost. */
    public ReportText cpu(CpuUse use, String thing, long count) {
        use.each(count).forEach((process, ms) -> line("server CPU", "%.3f ms/%s  %s", ms, thing, process));
        line("server CPU", "%.3f ms/%s  in sum", use.total(count), thing);
        return line("generator CPU", "%.0f %% of a core", 100 * use.generator() / use.seconds());
    }

    /** Adds a line that nobody overlooks. */
    public ReportText warning(String warning) {
        text.append("\n*** ").append(warning).append(" ***\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
