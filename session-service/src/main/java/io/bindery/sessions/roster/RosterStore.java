package io.bindery.sessions.roster;

import io.bindery.access.TimedStatements;
import io.bindery.model.jid.BareJid;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** The rosters in PostgreSQL: each verb is one statement, so each is atomic. */
record RosterStore(TimedStatements statements) {
    private static final String FIND = """
            SELECT a.roster_version, a.roster_since, i.contact, i.name, i.groups, i.subscription, i.ask, i.approved,
                i.listing, i.request, i.changed
            FROM sessions.accounts a LEFT JOIN sessions.roster_items i USING (domain, username)
            WHERE a.domain = $1 AND a.username = $2""";
    private static final String VERSION =
            "SELECT roster_version FROM sessions.accounts WHERE domain = $1 AND username = $2";
    // All owners or none: each must still have the version that the change was decided on. The rows are locked in the
    // order of the addresses, so that two changes of the same two rosters wait for each other and never in a circle.
    private static final String APPLY = """
            WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS given (domain text, username text, seen bigint,
                since bigint, contact text, name text, groups text[], subscription text, ask boolean, approved boolean,
                listing text, request text, gone boolean)),
            locked AS (SELECT a.domain, a.username FROM sessions.accounts a JOIN given USING (domain, username)
                WHERE a.roster_version = given.seen ORDER BY a.domain, a.username FOR NO KEY UPDATE OF a),
            raised AS (UPDATE sessions.accounts a
                SET roster_version = a.roster_version + 1, roster_since = given.since FROM given
                WHERE (SELECT count(*) FROM locked) = (SELECT count(*) FROM given)
                    AND a.domain = given.domain AND a.username = given.username
                RETURNING a.domain, a.username, a.roster_version, a.roster_since),
            forgotten AS (DELETE FROM sessions.roster_items i USING raised r
                WHERE i.domain = r.domain AND i.username = r.username
                    AND i.listing = 'removed' AND i.request IS NULL AND i.changed <= r.roster_since),
            gone AS (DELETE FROM sessions.roster_items i USING given JOIN raised USING (domain, username)
                WHERE given.gone AND i.domain = given.domain AND i.username = given.username
                    AND i.contact = given.contact),
            kept AS (INSERT INTO sessions.roster_items (domain, username, contact, name, groups, subscription, ask,
                    approved, listing, request, changed)
                SELECT domain, username, contact, name, groups, subscription, ask, approved, listing, request,
                    roster_version
                FROM given JOIN raised USING (domain, username) WHERE NOT gone
                ON CONFLICT (domain, username, contact) DO UPDATE SET name = excluded.name, groups = excluded.groups,
                    subscription = excluded.subscription, ask = excluded.ask, approved = excluded.approved,
                    listing = excluded.listing, request = excluded.request, changed = excluded.changed)
            SELECT count(*) AS changed FROM raised""";

    /** The roster; {@link Roster#MISSING} when there is no such account. */
    Future<Roster> find(BareJid owner) {
        return statements.execute(FIND, account(owner)).map(RosterRows::roster);
    }

    /** The version of the roster alone; 0 when there is no such account. */
    Future<Long> version(BareJid owner) {
        return statements
                .execute(VERSION, account(owner))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> row.getLong("roster_version"))
                        .orElse(0L));
    }

    /** Carries out all changes, of one item of each owner, or none: false when a roster was not the newest. */
    Future<Boolean> apply(List<RosterChange> changes) {
        return statements
                .execute(APPLY, Tuple.of(RosterRows.given(changes)))
                .map(rows -> rows.iterator().next().getLong("changed") == changes.size());
    }

    private static Tuple account(BareJid owner) {
        return Tuple.of(owner.domain(), owner.local());
    }
}
