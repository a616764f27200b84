package io.bindery.bench.seam;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * What a run has shown.
 *
 * @param cycles in their order, the last one with the senders stopped
 * @param sent messages that the senders wrote
 * @param bounced messages that the server sent back as errors; they are not missed
 * @param missed messages that never came, some of which a cycle had not yet to miss
 * @param failures what kept senders from their work
 */
public record SeamReport(List<CycleReport> cycles, int sent, int bounced, List<String> missed, List<String> failures) {
    private static final int NAMED = 20;

    /** Whether the server has kept its word. */
    public boolean seamless() {
        return violations().none() && failures.isEmpty();
    }

    /** All violations of the run; a message that came too late is disordered, not missed. */
    public Violations violations() {
        return cycles.stream()
                .map(CycleReport::violations)
                .reduce(Violations.NONE, Violations::plus)
                .missing(missed.size());
    }

    /** Messages that came live while presence was sent in that order. */
    public int live(PresenceOrder order) {
        return sum(order, CycleReport::live);
    }

    /** For people: one line for each order, and what went wrong. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        for (PresenceOrder order : PresenceOrder.values()) {
            text.append("%-11s archived %d live %d offline %d overlap %d%n"
                    .formatted(
                            order.name().toLowerCase(Locale.ROOT),
                            sum(order, CycleReport::archived),
                            live(order),
                            sum(order, CycleReport::offline),
                            sum(order, CycleReport::overlap)));
        }
        missed.stream()
                .limit(NAMED)
                .forEach(serial -> text.append("missed ").append(serial).append('\n'));
        failures.forEach(failure -> text.append(failure).append('\n'));
        return text.toString();
    }

    /** For machines: one line. */
    public JsonObject toJson() {
        Violations all = violations();
        return new JsonObject()
                .put("cycles", cycles.size())
                .put(
                        "cyclesWithoutEnd",
                        cycles.stream().filter(cycle -> !cycle.endKnown()).count())
                .put("sent", sent)
                .put("bounced", bounced)
                .put("archived", sum(null, CycleReport::archived))
                .put("live", sum(null, CycleReport::live))
                .put("offline", sum(null, CycleReport::offline))
                .put("overlap", sum(null, CycleReport::overlap))
                .put("missed", all.missed())
                .put("doubled", all.doubled())
                .put("disordered", all.disordered())
                .put("offlineThoughArchived", all.offlineThoughArchived())
                .put("withoutId", all.withoutId())
                .put("endsNotFound", all.endsNotFound())
                .put("brokenCycles", all.broken())
                .put("failures", failures.size())
                .put("seamless", seamless());
    }

    private int sum(PresenceOrder order, ToIntFunction<CycleReport> figure) {
        return cycles.stream()
                .filter(cycle -> order == null || cycle.order() == order)
                .mapToInt(figure)
                .sum();
    }
}
