package io.bindery.c2s.stanza;

import io.bindery.model.jid.FullJid;
import io.bindery.model.jid.Jid;
import java.util.List;

/** Whom a stanza is for (RFC 6120 10). */
enum Addressee {
    /** The sender's own account, on whose behalf the server answers. */
    ACCOUNT,
    /** A domain that we serve. */
    SERVER,
    /** Somebody else on a domain that we serve. */
    LOCAL,
    /** Anybody on a domain that we do not serve. */
    REMOTE;

    /** A stanza without {@code to} is for the account (RFC 6120 8.1.1.1). */
    static Addressee of(Jid to, FullJid sender, List<String> domains) {
        if (to == null || to.resource() == null && to.belongsTo(sender.bare())) {
            return ACCOUNT;
        }
        if (!domains.contains(to.domain())) {
            return REMOTE;
        }
        return to.isDomain() ? SERVER : LOCAL;
    }
}
