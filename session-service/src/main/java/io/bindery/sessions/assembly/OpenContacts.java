package io.bindery.sessions.assembly;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.sessions.blocking.AccountFacts;
import io.bindery.sessions.blocking.BlockRules;
import io.bindery.sessions.blocking.KnownAccounts;
import io.bindery.sessions.roster.Rosters;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Contacts without those that have blocked the user. */
record OpenContacts(Rosters rosters, KnownAccounts accounts) {

    /** Who may see the user: an end of the user's own block is no end of theirs (XEP-0191 3.3). */
    Future<Set<BareJid>> subscribers(BareJid user) {
        return rosters.subscribers(user)
                .compose(contacts -> open(contacts, user))
                .map(Set::copyOf);
    }

    /** Whose presence the user gets (XEP-0163 4.3.1). */
    Future<List<BareJid>> of(BareJid user) {
        return rosters.subscribedTo(user).compose(contacts -> open(contacts, user));
    }

    private Future<List<BareJid>> open(List<BareJid> contacts, BareJid user) {
        List<Future<BareJid>> asked =
                contacts.stream().map(contact -> open(contact, user)).toList();
        return Future.all(asked)
                .map(all -> asked.stream()
                        .map(Future::result)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** The contact, or null where it has blocked the user. */
    private Future<BareJid> open(BareJid contact, BareJid user) {
        return accounts.of(contact).map(facts -> shutsOut(contact, facts, user) ? null : contact);
    }

    private static boolean shutsOut(BareJid contact, AccountFacts facts, BareJid user) {
        return new BlockRules(contact, facts.blocked()).shutsOut(Jid.of(user));
    }
}
