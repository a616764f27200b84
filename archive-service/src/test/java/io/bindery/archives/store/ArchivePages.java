package io.bindery.archives.store;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.bindery.access.PostgresAddress;
import io.bindery.access.TimedStatements;
import io.bindery.archives.ArchiveFixture;
import io.bindery.model.archive.ArchiveFilter;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.archive.ArchiveQuery;
import io.bindery.model.archive.ArchivedMessage;
import io.bindery.model.archive.PageRequest;
import io.bindery.model.archive.QueryReply;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.stores.SharedStores;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** An archive in PostgreSQL whose messages are called by the millisecond of their admission. */
final class ArchivePages implements AutoCloseable {
    static final BareJid JULIET = BareJid.parse("juliet@capulet.lit");

    final ArchiveFixture archive;
    final Pool pool;
    final PostgresMessageStore store;

    ArchivePages(String database, Retention retention) {
        archive = new ArchiveFixture(SharedStores.redisUri(), SharedStores.postgresUri(database));
        ArchiveDatabase opened = new ArchiveDatabase(new PostgresAddress(archive.stores));
        opened.migrate(archive.vertx).await();
        pool = opened.pool(archive.vertx);
        store = new PostgresMessageStore(
                new TimedStatements(pool, archive.stores.timeout()), retention, ArchiveFixture.COUNT_LIMIT);
    }

    /** Stores messages with these milliseconds. */
    void append(BareJid owner, String with, IntStream milliseconds) {
        store.append(milliseconds
                        .mapToObj(ms -> message(owner, with, ms, "<message id='" + ms + "'/>"))
                        .toList())
                .await();
    }

    static StoredMessage message(BareJid owner, String with, long ms, String stanza) {
        Jid jid = Jid.parse(with);
        String full = jid.resource() == null ? null : with;
        return new StoredMessage(
                owner.toString(), ArchiveId.of(ms, 0), jid.toBare().toString(), full, stanza);
    }

    static String id(long ms) {
        return ArchiveId.of(ms, 0).toString();
    }

    static PageRequest after(int max, long ms) {
        return new PageRequest(max, null, id(ms), false);
    }

    static PageRequest before(int max, long ms) {
        return new PageRequest(max, id(ms), null, true);
    }

    static ArchiveFilter between(Long afterMs, Long beforeMs) {
        String after = afterMs == null ? null : id(afterMs);
        return new ArchiveFilter(null, null, null, beforeMs == null ? null : id(beforeMs), after, null);
    }

    static ArchiveFilter with(String jid) {
        return new ArchiveFilter(Jid.parse(jid), null, null, null, null, null);
    }

    static ArchiveFilter during(Long startMs, Long endMs) {
        return new ArchiveFilter(null, startMs, endMs, null, null, null);
    }

    static ArchiveFilter ids(String... ids) {
        return new ArchiveFilter(null, null, null, null, null, List.of(ids));
    }

    QueryReply reply(ArchiveFilter filter, PageRequest page) {
        return store.query(new ArchiveQuery(JULIET, filter, page)).await();
    }

    QueryReply.Page page(ArchiveFilter filter, PageRequest page) {
        return assertInstanceOf(QueryReply.Page.class, reply(filter, page));
    }

    static List<Long> milliseconds(QueryReply.Page page) {
        return page.items().stream()
                .map(ArchivedMessage::id)
                .map(id -> id.timestamp().toEpochMilli())
                .toList();
    }

    static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Override
    public void close() {
        archive.close();
    }
}
