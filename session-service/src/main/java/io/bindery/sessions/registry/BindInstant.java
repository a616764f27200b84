package io.bindery.sessions.registry;

import io.bindery.model.archive.ArchiveId;

/**
 * The timeline of a user at the instant of a bind.
 *
 * @param position the bind's own place: what was admitted earlier is smaller, what comes later is larger
 * @param last the newest archived message, or null when Redis does not know (a cold user)
 * @param first the oldest archived message that Redis remembers, or null
 */
public record BindInstant(ArchiveId position, ArchiveId last, ArchiveId first) {}
