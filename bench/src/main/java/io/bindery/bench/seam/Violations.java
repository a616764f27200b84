package io.bindery.bench.seam;

/**
 * How often the server broke its word.
 *
 * @param missed messages that a client would have to show by now, and cannot
 * @param doubled messages that came once too often
 * @param disordered messages that came behind a later one of the same sender
 * @param offlineThoughArchived messages that came as offline messages although the archive holds them
 * @param withoutId live messages from which a client cannot tell where the archive goes on
 * @param endsNotFound binds whose end is not in the archive
 * @param broken cycles that the server cut short
 */
public record Violations(
        int missed,
        int doubled,
        int disordered,
        int offlineThoughArchived,
        int withoutId,
        int endsNotFound,
        int broken) {
    /** All is well. */
    public static final Violations NONE = new Violations(0, 0, 0, 0, 0, 0, 0);

    /** Whether all is well. */
    public boolean none() {
        return equals(NONE);
    }

    Violations plus(Violations other) {
        return new Violations(
                missed + other.missed,
                doubled + other.doubled,
                disordered + other.disordered,
                offlineThoughArchived + other.offlineThoughArchived,
                withoutId + other.withoutId,
                endsNotFound + other.endsNotFound,
                broken + other.broken);
    }

    Violations missing(int number) {
        return new Violations(number, doubled, disordered, offlineThoughArchived, withoutId, endsNotFound, broken);
    }
}
