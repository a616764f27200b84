package io.bindery.bench.seam;

import java.util.List;

/**
 * What the receiver saw from one bind to the end of the stream.
 *
 * @param archived what the query found, up to {@code end}
 * @param live what came by itself, in the order in which it came
 * @param endFound whether the query came across {@code end}
 * @param brokenBy why the cycle could not be carried out; null when it could
 */
record CycleRecord(
        PresenceOrder order,
        ArchiveEnd end,
        List<Sighting> archived,
        List<Sighting> live,
        boolean endFound,
        String brokenBy) {

    /** A cycle that came to nothing. */
    static CycleRecord unbound(PresenceOrder order, String brokenBy) {
        return new CycleRecord(order, new ArchiveEnd.Unknown(), List.of(), List.of(), false, brokenBy);
    }

    boolean broken() {
        return brokenBy != null;
    }
}
