package io.bindery.sessions.routing;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.sessions.archive.ArchivePreferences;
import io.bindery.sessions.blocking.AccountFacts;
import io.bindery.sessions.blocking.BlockRules;
import io.bindery.sessions.blocking.KnownAccounts;
import io.vertx.core.Future;

/** Stances from what is kept of accounts in memory. */
public record AccountStances(KnownAccounts accounts, ArchivePreferences archives) implements AccountPolicies {

    @Override
    public Future<Stance> of(BareJid account, Jid other) {
        return Future.all(accounts.of(account), archives.keeps(account, other)).map(both -> {
            AccountFacts facts = both.resultAt(0);
            return new Stance(
                    facts.exists(),
                    new BlockRules(account, facts.blocked()).shutsOut(other),
                    both.<Boolean>resultAt(1));
        });
    }
}
