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

/** The contacts whose presence a user gets, without those that have blocked him (XEP-0163 4.3.1). */
record OpenContacts(Rosters rosters, KnownAccounts accounts) {

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
