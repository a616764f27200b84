package io.bindery.sessions.accounts;

import io.bindery.access.TimedStatements;
import io.bindery.model.jid.BareJid;
import io.bindery.model.scram.ScramHash;
import io.bindery.model.scram.ScramKeys;
import io.bindery.model.session.CredentialsRequest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts in PostgreSQL: each verb is one statement, so each is atomic. */
record AccountStore(TimedStatements statements) {
    private static final String FIND = """
            SELECT salt, iterations, stored_key, server_key FROM sessions.account_keys
            WHERE domain = $1 AND username = $2 AND hash = $3""";
    private static final String LIST = """
            SELECT domain, username FROM sessions.accounts
            WHERE ($1::text IS NULL OR domain = $1) AND (domain, username) > ($2, $3)
            ORDER BY domain, username LIMIT $4""";
    private static final String REMOVE = "DELETE FROM sessions.accounts WHERE domain = $1 AND username = $2";
    private static final String GIVEN = """
            given AS (SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::int[], $6::bytea[],
                $7::bytea[]) AS given (domain, username, hash, salt, iterations, stored_key, server_key))""";
    private static final String KEEP_KEYS = """
            INSERT INTO sessions.account_keys (domain, username, hash, salt, iterations, stored_key, server_key)
            SELECT given.* FROM given""";
    private static final String NEW_ACCOUNTS = """
            INSERT INTO sessions.accounts (domain, username) SELECT DISTINCT domain, username FROM given
            ON CONFLICT DO NOTHING""";
    private static final String OR_REPLACE = """
            ON CONFLICT (domain, username, hash) DO UPDATE SET salt = excluded.salt, iterations = excluded.iterations,
            stored_key = excluded.stored_key, server_key = excluded.server_key""";
    private static final String ADD = "WITH " + GIVEN + ", added AS (" + NEW_ACCOUNTS + " RETURNING domain, username) "
            + KEEP_KEYS + " JOIN added USING (domain, username)";
    private static final String CHANGE =
            "WITH " + GIVEN + ' ' + KEEP_KEYS + " JOIN sessions.accounts USING (domain, username) " + OR_REPLACE;
    private static final String IMPORT =
            "WITH " + GIVEN + ", added AS (" + NEW_ACCOUNTS + ") " + KEEP_KEYS + ' ' + OR_REPLACE;

    Future<Optional<ScramKeys>> find(CredentialsRequest request) {
        BareJid user = request.user();
        return statements
                .execute(
                        FIND,
                        Tuple.of(user.domain(), user.local(), request.hash().algorithm()))
                .map(AccountStore::found);
    }

    /** False when the account exists. */
    Future<Boolean> add(AccountKeys account) {
        return statements
                .execute(ADD, columns(List.of(account)))
                .map(AccountStore::changed)
                .recover(NameAtRestException::instead);
    }

    /** False when there is no such account. */
    Future<Boolean> change(AccountKeys account) {
        return statements.execute(CHANGE, columns(List.of(account))).map(AccountStore::changed);
    }

    /** Adds or replaces each account; no two are the same. */
    Future<Void> importAll(List<AccountKeys> accounts) {
        return statements.execute(IMPORT, columns(accounts)).<Void>mapEmpty().recover(NameAtRestException::instead);
    }

    /** False when there is no such account. */
    Future<Boolean> remove(BareJid user) {
        return statements.execute(REMOVE, Tuple.of(user.domain(), user.local())).map(AccountStore::changed);
    }

    /** One page, sorted by domain and name. */
    Future<List<BareJid>> list(String domain, BareJid after, int limit) {
        String afterDomain = after == null ? "" : after.domain();
        String afterName = after == null ? "" : after.local();
        return statements
                .execute(LIST, Tuple.of(domain, afterDomain, afterName, limit))
                .map(rows -> rows.stream()
                        .map(row -> new BareJid(row.getString("username"), row.getString("domain")))
                        .toList());
    }

    private static Optional<ScramKeys> found(RowSet<Row> rows) {
        return rows.stream()
                .findFirst()
                .map(row -> new ScramKeys(
                        row.getBuffer("salt").getBytes(),
                        row.getInteger("iterations"),
                        row.getBuffer("stored_key").getBytes(),
                        row.getBuffer("server_key").getBytes()));
    }

    private static boolean changed(RowSet<Row> rows) {
        return rows.rowCount() > 0;
    }

    private static Tuple columns(List<AccountKeys> accounts) {
        List<BareJid> users = new ArrayList<>();
        List<Map.Entry<ScramHash, ScramKeys>> rows = new ArrayList<>();
        for (AccountKeys account : accounts) {
            for (Map.Entry<ScramHash, ScramKeys> entry : account.keys().entrySet()) {
                users.add(account.user());
                rows.add(entry);
            }
        }
        return Tuple.tuple()
                .addArrayOfString(users.stream().map(BareJid::domain).toArray(String[]::new))
                .addArrayOfString(users.stream().map(BareJid::local).toArray(String[]::new))
                .addArrayOfString(
                        rows.stream().map(row -> row.getKey().algorithm()).toArray(String[]::new))
                .addArrayOfBuffer(rows.stream()
                        .map(row -> Buffer.buffer(row.getValue().salt()))
                        .toArray(Buffer[]::new))
                .addArrayOfInteger(
                        rows.stream().map(row -> row.getValue().iterations()).toArray(Integer[]::new))
                .addArrayOfBuffer(rows.stream()
                        .map(row -> Buffer.buffer(row.getValue().storedKey()))
                        .toArray(Buffer[]::new))
                .addArrayOfBuffer(rows.stream()
                        .map(row -> Buffer.buffer(row.getValue().serverKey()))
                        .toArray(Buffer[]::new));
    }
}
