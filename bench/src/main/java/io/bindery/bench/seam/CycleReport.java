package io.bindery.bench.seam;

import java.util.Locale;

/**
 * One cycle, counted.
 *
 * @param cycle its number; the last one is the one after the senders have stopped
 * @param archived messages that the query found
 * @param live messages that came by themselves, offline messages included
 * @param offline messages that the server had kept
 * @param overlap messages that came live and in a query that had no end to stop at
 * @param endKnown whether the server said at the bind where the archive ends
 * @param brokenBy why the cycle could not be carried out; null when it could
 */
public record CycleReport(
        int cycle,
        PresenceOrder order,
        int archived,
        int live,
        int offline,
        int overlap,
        boolean endKnown,
        Violations violations,
        String brokenBy) {

    /** One line for people. */
    public String toText() {
        return "cycle %4d %-11s end %-7s archived %4d live %4d offline %3d overlap %3d | missed %d doubled %d"
                        .formatted(
                                cycle,
                                order.name().toLowerCase(Locale.ROOT),
                                endKnown ? "known" : "unknown",
                                archived,
                                live,
                                offline,
                                overlap,
                                violations.missed(),
                                violations.doubled())
                + " disordered %d offline-though-archived %d without-id %d end-not-found %d"
                        .formatted(
                                violations.disordered(),
                                violations.offlineThoughArchived(),
                                violations.withoutId(),
                                violations.endsNotFound())
                + (brokenBy == null ? "" : " BROKEN: " + brokenBy);
    }
}
