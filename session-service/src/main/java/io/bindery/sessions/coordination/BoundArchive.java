package io.bindery.sessions.coordination;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveId;
import io.bindery.sessions.registry.BindInstant;

/**
 * The extent of an archive at the instant of a bind, from two halves: Redis knows the newest position exactly, PostgreSQL
 * knows the oldest and what Redis has forgotten.
 */
final class BoundArchive {
    private BoundArchive() {}

    /**
     * Whether metadata asked for without a bound does not tell the end: Redis has forgotten the user, and a message
     * admitted after the bind has reached PostgreSQL already.
     */
    static boolean needsBound(BindInstant instant, ArchiveExtent metadata) {
        return instant.last() == null && !metadata.empty() && metadata.last().compareTo(instant.position()) > 0;
    }

    /**
     * Puts the halves together. Null when nobody knows the start: all that Redis remembers of it is too old, and what
     * came since is not in PostgreSQL yet.
     */
    static ArchiveExtent at(BindInstant instant, ArchiveExtent metadata) {
        ArchiveId end = instant.last() == null ? metadata.last() : instant.last();
        // Redis forgets nothing when retention removes messages.
        if (end == null || isTooOld(end, metadata)) {
            return ArchiveExtent.EMPTY;
        }
        boolean stored = metadata.first() != null && metadata.first().compareTo(end) <= 0;
        if (stored) {
            return new ArchiveExtent(metadata.first(), end);
        }
        // What PostgreSQL does not hold yet is in the archive log, and Redis has seen it.
        return isTooOld(instant.first(), metadata) ? null : new ArchiveExtent(instant.first(), end);
    }

    private static boolean isTooOld(ArchiveId id, ArchiveExtent metadata) {
        return metadata.keptFrom() != null && id.compareTo(metadata.keptFrom()) < 0;
    }
}
