package io.bindery.sessions.removal;

import io.bindery.model.jid.BareJid;
import java.util.List;

/**
 * An account that is removed and of which something may be left.
 *
 * @param number of its removal; a later one of the same name has a greater number
 * @param watched whose presence it was told of
 * @param last whether nothing that began before the removal can be under way any more
 */
record RemovedAccount(BareJid owner, long number, List<BareJid> watched, boolean last) {}
