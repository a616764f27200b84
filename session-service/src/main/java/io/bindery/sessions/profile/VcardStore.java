package io.bindery.sessions.profile;

import io.bindery.access.TimedStatements;
import io.bindery.model.jid.BareJid;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** The vCards in PostgreSQL. */
record VcardStore(TimedStatements statements) {
    private static final String FIND = "SELECT card FROM sessions.vcards WHERE domain = $1 AND username = $2";
    private static final String KEEP = """
            INSERT INTO sessions.vcards (domain, username, card) VALUES ($1, $2, $3)
            ON CONFLICT (domain, username) DO UPDATE SET card = excluded.card""";

    Future<Optional<XmlElement>> find(BareJid account) {
        return statements
                .execute(FIND, Tuple.of(account.domain(), account.local()))
                .map(rows -> rows.stream().findFirst().map(row -> new StoredElement(row.getString("card")).element()));
    }

    Future<Void> keep(BareJid account, StoredElement card) {
        return statements
                .execute(KEEP, Tuple.of(account.domain(), account.local(), card.text()))
                .mapEmpty();
    }
}
