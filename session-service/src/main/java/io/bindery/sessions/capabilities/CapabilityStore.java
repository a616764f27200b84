package io.bindery.sessions.capabilities;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bindery.access.TimedStatements;
import io.bindery.sessions.pubsub.PubsubConfig;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.Set;

/**
 * What verified capabilities stand for, in PostgreSQL and, so far as it was asked for lately, in memory. It never
 * changes: a hash stands for one text. Belongs to one event-loop context.
 */
final class CapabilityStore {
    private static final String FIND = "SELECT nodes FROM sessions.capabilities WHERE hash = $1 AND ver = $2";
    // Somebody who makes capabilities up can only push out what is asked for again when it is needed.
    private static final String KEEP = """
            WITH kept AS (
                INSERT INTO sessions.capabilities (hash, ver, nodes)
                SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT FROM sessions.capabilities WHERE hash = $1 AND ver = $2)
                ON CONFLICT DO NOTHING RETURNING number)
            DELETE FROM sessions.capabilities AS old USING kept WHERE old.number <= kept.number - $4""";

    private final TimedStatements statements;
    private final int most;
    private final Cache<CapsKey, Set<String>> cache;

    CapabilityStore(TimedStatements statements, PubsubConfig limits) {
        this.statements = statements;
        this.most = limits.maxCapabilities();
        this.cache = Caffeine.newBuilder()
                .maximumSize(limits.cachedCapabilities())
                .executor(Runnable::run)
                .build();
    }

    /** The nodes that these capabilities want; nothing when they are not known. */
    Future<Optional<Set<String>>> find(CapsKey key) {
        Set<String> cached = cache.getIfPresent(key);
        if (cached != null) {
            return Future.succeededFuture(Optional.of(cached));
        }
        return statements
                .execute(FIND, Tuple.of(key.hash(), key.ver()))
                .map(CapabilityStore::nodes)
                .onSuccess(found -> found.ifPresent(nodes -> cache.put(key, nodes)));
    }

    /** Keeps what was verified. */
    Future<Void> keep(CapsKey key, Set<String> nodes) {
        cache.put(key, nodes);
        Tuple arguments = Tuple.of(key.hash(), key.ver())
                .addArrayOfString(nodes.toArray(String[]::new))
                .addValue(most);
        return statements.execute(KEEP, arguments).mapEmpty();
    }

    private static Optional<Set<String>> nodes(RowSet<Row> rows) {
        return rows.stream().findFirst().map(row -> Set.of(row.getArrayOfStrings("nodes")));
    }
}
