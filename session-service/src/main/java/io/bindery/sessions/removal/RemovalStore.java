package io.bindery.sessions.removal;

import io.bindery.access.TimedStatements;
import io.bindery.model.jid.BareJid;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The removed accounts in PostgreSQL: each verb is one statement.
 *
 * @param rest how long a name is kept from the next one who wants it
 */
record RemovalStore(TimedStatements statements, Duration rest) {
    // Whoever takes one has so long before another tries, whether he fails or dies.
    private static final String TAKE = """
            UPDATE sessions.removed_accounts
            SET tries = tries + 1, due_at = now() + 10 * 2 ^ least(tries, 6) * interval '1 second'
            WHERE owner = (SELECT owner FROM sessions.removed_accounts WHERE due_at <= now()
                ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING owner, number, watched, removed_at + $1 * interval '1 second' <= now() AS last""";
    private static final String REST = """
            UPDATE sessions.removed_accounts SET tries = 0, due_at = removed_at + $3 * interval '1 second'
            WHERE owner = $1 AND number = $2""";
    private static final String FINISH = "DELETE FROM sessions.removed_accounts WHERE owner = $1 AND number = $2";
    private static final String NEXT = """
            SELECT ceil(extract(epoch FROM min(due_at) - now()) * 1000)::bigint AS ms
            FROM sessions.removed_accounts""";

    /** One that is due, for nobody else for a while. */
    Future<Optional<RemovedAccount>> take() {
        return statements
                .execute(TAKE, Tuple.of(seconds()))
                .map(rows -> rows.stream().findFirst().map(RemovalStore::account));
    }

    /** All that could be deleted is; comes again when its name has rested. */
    Future<Void> rest(RemovedAccount account) {
        return statements
                .execute(REST, Tuple.of(account.owner().toString(), account.number(), seconds()))
                .mapEmpty();
    }

    /** Nothing is left; the name is free. */
    Future<Void> finish(RemovedAccount account) {
        return statements
                .execute(FINISH, Tuple.of(account.owner().toString(), account.number()))
                .mapEmpty();
    }

    /** In how many milliseconds the next one is due, if there is one. */
    Future<OptionalLong> next() {
        return statements
                .execute(NEXT, Tuple.tuple())
                .map(rows -> rows.iterator().next().getLong("ms"))
                .map(ms -> ms == null ? OptionalLong.empty() : OptionalLong.of(ms));
    }

    private double seconds() {
        return rest.toSeconds();
    }

    private static RemovedAccount account(Row row) {
        return new RemovedAccount(
                BareJid.parse(row.getString("owner")),
                row.getLong("number"),
                Stream.of(row.getArrayOfStrings("watched")).map(BareJid::parse).toList(),
                row.getBoolean("last"));
    }
}
