package io.bindery.sessions.archive;

import io.bindery.access.TimedStatements;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.sessions.store.AccountRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The preferences in PostgreSQL; each verb is one statement. */
record PreferencesStore(TimedStatements statements) {
    private static final String FIND = """
            SELECT domain, username, standard, always_jids, never_jids
            FROM unnest($1::text[], $2::text[]) AS asked (domain, username)
            JOIN sessions.archive_preferences USING (domain, username)""";
    private static final String KEEP = """
            INSERT INTO sessions.archive_preferences (domain, username, standard, always_jids, never_jids)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (domain, username) DO UPDATE SET standard = excluded.standard,
            always_jids = excluded.always_jids, never_jids = excluded.never_jids""";

    /** Of those of the accounts that have said any. */
    Future<Map<BareJid, Preferences>> find(List<BareJid> accounts) {
        return statements
                .execute(FIND, AccountRows.arguments(accounts))
                .map(rows -> AccountRows.byAccount(rows, PreferencesStore::preferences));
    }

    Future<Void> keep(BareJid account, Preferences preferences) {
        Tuple row = Tuple.of(
                account.domain(),
                account.local(),
                preferences.standard().name(),
                texts(preferences.always()),
                texts(preferences.never()));
        return statements.execute(KEEP, row).mapEmpty();
    }

    private static Preferences preferences(Row row) {
        return new Preferences(
                Preferences.Standard.valueOf(row.getString("standard")),
                jids(row.getArrayOfStrings("always_jids")),
                jids(row.getArrayOfStrings("never_jids")));
    }

    private static Set<Jid> jids(String[] texts) {
        return Arrays.stream(texts).map(Jid::parse).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String[] texts(Set<Jid> jids) {
        return jids.stream().map(Jid::toString).toArray(String[]::new);
    }
}
