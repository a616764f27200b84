package io.bindery.model.archive;

import io.bindery.model.jid.BareJid;

/** Asks for a page of the archive of an account. Who may ask is the concern of the one who asks. */
public record ArchiveQuery(BareJid owner, ArchiveFilter filter, PageRequest page) {}
