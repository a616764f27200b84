package io.bindery.model.archive;

import io.bindery.model.jid.BareJid;

/**
 * Asks for the end of an archive whose owner is gone.
 *
 * @param upTo the last position that was the owner's; what is newer belongs to whoever has the name next
 */
public record ForgetRequest(BareJid owner, ArchiveId upTo) {}
