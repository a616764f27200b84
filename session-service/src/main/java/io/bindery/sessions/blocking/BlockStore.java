package io.bindery.sessions.blocking;

import io.bindery.access.TimedStatements;
import io.bindery.model.jid.BareJid;
import io.bindery.sessions.store.AccountRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The block lists in PostgreSQL: each verb is one statement, so each is atomic. */
record BlockStore(TimedStatements statements) {
    private static final String FACTS = """
            SELECT domain, username, jids FROM unnest($1::text[], $2::text[]) AS asked (domain, username)
            JOIN sessions.accounts USING (domain, username) LEFT JOIN sessions.blocked USING (domain, username)""";
    // A list that another session changes meanwhile is locked and read anew, so the limit holds.
    private static final String BLOCK = """
            INSERT INTO sessions.blocked AS kept (domain, username, jids)
            SELECT domain, username, $3::text[] FROM sessions.accounts WHERE domain = $1 AND username = $2
            ON CONFLICT (domain, username) DO UPDATE
            SET jids = ARRAY(SELECT DISTINCT unnest(kept.jids || excluded.jids))
            WHERE cardinality(ARRAY(SELECT DISTINCT unnest(kept.jids || excluded.jids))) <= $4""";
    private static final String UNBLOCK = """
            UPDATE sessions.blocked SET jids = ARRAY(SELECT unnest(jids) EXCEPT SELECT unnest($3::text[]))
            WHERE domain = $1 AND username = $2 RETURNING jids""";
    private static final String UNBLOCK_ALL =
            "DELETE FROM sessions.blocked WHERE domain = $1 AND username = $2 RETURNING jids";

    /** What routing has to know. */
    Future<AccountFacts> facts(BareJid account) {
        return facts(List.of(account)).map(found -> found.getOrDefault(account, AccountFacts.NONE));
    }

    /** What routing has to know of those of the accounts that exist. */
    Future<Map<BareJid, AccountFacts>> facts(List<BareJid> accounts) {
        return statements
                .execute(FACTS, AccountRows.arguments(accounts))
                .map(rows -> AccountRows.byAccount(rows, row -> new AccountFacts(true, list(row))));
    }

    /** Adds entries; false when the list would become longer than allowed, or there is no such account. */
    Future<Boolean> block(BareJid account, BlockList added, int max) {
        if (added.entries().size() > max) {
            return Future.succeededFuture(false);
        }
        Tuple arguments = key(account).addArrayOfString(array(added)).addInteger(max);
        return statements.execute(BLOCK, arguments).map(rows -> rows.rowCount() > 0);
    }

    /** Takes entries away; completes with what is left. */
    Future<BlockList> unblock(BareJid account, BlockList removed) {
        return statements
                .execute(UNBLOCK, key(account).addArrayOfString(array(removed)))
                .map(BlockStore::list);
    }

    /** Takes all entries away; completes with what they were. */
    Future<BlockList> unblockAll(BareJid account) {
        return statements.execute(UNBLOCK_ALL, key(account)).map(BlockStore::list);
    }

    private static Tuple key(BareJid account) {
        return Tuple.of(account.domain(), account.local());
    }

    private static String[] array(BlockList list) {
        return list.entries().toArray(String[]::new);
    }

    private static BlockList list(RowSet<Row> rows) {
        return rows.stream().findFirst().map(BlockStore::list).orElse(BlockList.NONE);
    }

    private static BlockList list(Row row) {
        String[] jids = row.getArrayOfStrings("jids");
        return jids == null ? BlockList.NONE : new BlockList(Set.of(jids));
    }
}
