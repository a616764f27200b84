package io.bindery.sessions.removal;

import static io.bindery.sessions.RunningService.get;

import io.bindery.model.archive.ArchiveFilter;
import io.bindery.model.archive.ArchiveQuery;
import io.bindery.model.archive.PageRequest;
import io.bindery.model.archive.QueryReply;
import io.bindery.model.bus.BusAddresses;
import io.bindery.model.jid.BareJid;
import io.bindery.model.timeline.TimelineKeys;
import io.bindery.sessions.RawRedis;
import io.bindery.sessions.RunningService;
import io.bindery.sessions.store.SessionDatabase;
import io.vertx.redis.client.Command;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.Stream;

/** A look at what a removed account has left. */
record Removals(RunningService service, SessionDatabase database, RawRedis redis) {
    static final TimelineKeys KEYS = new TimelineKeys(RunningService.stores().shards());

    static Removals of(RunningService service) {
        return new Removals(
                service, get(SessionDatabase.open(service.vertx, RunningService.stores())), RawRedis.of(service.vertx));
    }

    void remove(BareJid user) {
        get(service.accounts().remove(user));
    }

    /** Whether the name is not free yet. */
    boolean resting(BareJid user) {
        return rows("SELECT FROM sessions.removed_accounts WHERE owner = $1", user) > 0;
    }

    /** Whether all is deleted that was there, and the name rests. */
    boolean onceDeleted(BareJid user) {
        return rows(
                        "SELECT FROM sessions.removed_accounts WHERE owner = $1 AND due_at = removed_at + interval '2 seconds'",
                        user)
                > 0;
    }

    void untilNothingIsLeft(BareJid user) {
        service.until(() -> !resting(user));
    }

    /** Whoever had taken it is dead: the next one may try at once. */
    void makeDue(BareJid user) {
        rows("UPDATE sessions.removed_accounts SET due_at = now() WHERE owner = $1", user);
        rows("SELECT pg_notify('bindery_removed', $1)", user);
    }

    int stored(BareJid user) {
        return rows("SELECT FROM archives.message WHERE owner = $1", user);
    }

    private int rows(String statement, BareJid user) {
        return get(database.statements().execute(statement, Tuple.of(user.toString())))
                .size();
    }

    /** The keys of the user that hold anything of the account. */
    List<String> keys(BareJid user) {
        return Stream.of(
                        KEYS.sessions(user),
                        KEYS.counts(user),
                        KEYS.presence(user),
                        KEYS.watchers(user),
                        KEYS.offline(user),
                        KEYS.offlineArchived(user))
                .filter(key -> redis.ask(Command.EXISTS, key).toInteger() == 1)
                .toList();
    }

    QueryReply.Page archive(BareJid user) {
        ArchiveQuery all = new ArchiveQuery(user, ArchiveFilter.ALL, PageRequest.first(10));
        return (QueryReply.Page) get(service.bus.ask(BusAddresses.ARCHIVE_QUERY, all));
    }
}
