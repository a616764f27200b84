package io.bindery.model.archive;

import io.bindery.model.jid.BareJid;

/**
 * Asks for the extent of an archive.
 *
 * @param upTo the last position that counts, or null for the newest
 */
public record MetadataRequest(BareJid owner, ArchiveId upTo) {}
