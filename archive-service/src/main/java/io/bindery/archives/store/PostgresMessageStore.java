package io.bindery.archives.store;

import io.bindery.access.TimedStatements;
import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.archive.ArchiveQuery;
import io.bindery.model.archive.ArchivedMessage;
import io.bindery.model.archive.ForgetReply;
import io.bindery.model.archive.ForgetRequest;
import io.bindery.model.archive.MetadataRequest;
import io.bindery.model.archive.QueryReply;
import io.bindery.model.archive.ResultSize;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;

/**
 * The archive in the tables of {@code db/archives}.
 *
 * @param countLimit longer results are not counted
 */
public record PostgresMessageStore(TimedStatements statements, Retention retention, int countLimit)
        implements MessageStore {
    // Two look-ups by the primary key: never a scan of the archive.
    static final String EXTENT = """
            SELECT (SELECT id FROM archives.message WHERE owner = $1 AND id >= $2 ORDER BY id LIMIT 1),
                (SELECT id FROM archives.message WHERE owner = $1 AND id BETWEEN $2 AND $3 ORDER BY id DESC LIMIT 1)""";
    private static final long STATEMENT_CHARACTERS = 2_000_000;

    private static final String APPEND = """
            INSERT INTO archives.message (owner, id, with_bare, with_full, stanza)
            SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[])
            ON CONFLICT DO NOTHING""";

    // Two at once wait for each other's rows and do not count them, so less than a portion means that nothing is left.
    private static final String FORGET = """
            DELETE FROM archives.message WHERE owner = $1 AND id = ANY(ARRAY(SELECT id FROM archives.message
                WHERE owner = $1 AND id <= $2 ORDER BY id LIMIT $3 FOR UPDATE))""";
    private static final int FORGET_PORTION = 500;

    @Override
    public Future<ArchiveExtent> metadata(MetadataRequest request) {
        ArchiveId keptFrom = retention.keptFrom();
        long from = keptFrom == null ? 0 : keptFrom.value();
        long upTo = request.upTo() == null ? Long.MAX_VALUE : request.upTo().value();
        return statements
                .execute(EXTENT, Tuple.of(request.owner().toString(), from, upTo))
                .map(rows -> extent(rows.iterator().next(), keptFrom));
    }

    /** Of what is stored: each page is stable. */
    @Override
    public Future<QueryReply> query(ArchiveQuery query) {
        return PagePlan.of(query, retention.keptFrom())
                .map(this::page)
                .orElseGet(() -> Future.succeededFuture(new QueryReply.ItemNotFound()));
    }

    private Future<QueryReply> page(PagePlan plan) {
        PageStatement statement = new PageStatement(plan, countLimit);
        return statements.execute(statement.text(), statement.arguments()).map(rows -> reply(plan, rows));
    }

    private QueryReply reply(PagePlan plan, RowSet<Row> rows) {
        Row facts = rows.iterator().next();
        if (facts.getLong("known") < plan.named().size()) {
            return new QueryReply.ItemNotFound();
        }
        List<ArchivedMessage> items = rows.stream()
                .filter(row -> row.getLong("id") != null)
                .map(row -> new ArchivedMessage(new ArchiveId(row.getLong("id")), row.getString("stanza")))
                .toList();
        int count = facts.getInteger("count");
        ResultSize size = count > countLimit ? null : new ResultSize(count, facts.getInteger("index"));
        return new QueryReply.Page(items, facts.getLong("ahead") <= items.size(), true, size);
    }

    @Override
    public Future<ForgetReply> forget(ForgetRequest request) {
        Tuple arguments = Tuple.of(request.owner().toString(), request.upTo().value(), (long) FORGET_PORTION);
        return statements
                .execute(FORGET, arguments)
                .map(deleted -> new ForgetReply(
                        deleted.rowCount() < FORGET_PORTION ? ForgetReply.Progress.DONE : ForgetReply.Progress.MORE));
    }

    @Override
    public Future<Void> append(List<StoredMessage> messages) {
        // Two instances that insert the same rows in different orders would wait for each other.
        List<StoredMessage> sorted =
                messages.stream().sorted(StoredMessage.BY_KEY).toList();
        return append(sorted, 0);
    }

    /** Statement by statement, each of a size that PostgreSQL takes well within the time-out. */
    private Future<Void> append(List<StoredMessage> sorted, int from) {
        if (from == sorted.size()) {
            return Future.succeededFuture();
        }
        int to = from;
        long characters = 0;
        while (to < sorted.size() && (to == from || characters < STATEMENT_CHARACTERS)) {
            characters += sorted.get(to++).stanza().length();
        }
        int next = to;
        return insert(sorted.subList(from, next)).compose(done -> append(sorted, next));
    }

    private Future<Void> insert(List<StoredMessage> sorted) {
        Tuple columns = Tuple.tuple()
                .addArrayOfString(texts(sorted, StoredMessage::owner))
                .addArrayOfLong(
                        sorted.stream().map(message -> message.id().value()).toArray(Long[]::new))
                .addArrayOfString(texts(sorted, StoredMessage::withBare))
                .addArrayOfString(texts(sorted, StoredMessage::withFull))
                .addArrayOfString(texts(sorted, StoredMessage::stanza));
        return statements.execute(APPEND, columns).mapEmpty();
    }

    private static String[] texts(List<StoredMessage> messages, Function<StoredMessage, String> column) {
        return messages.stream().map(column).toArray(String[]::new);
    }

    private static ArchiveExtent extent(Row row, ArchiveId keptFrom) {
        Long last = row.getLong(1);
        // All there is may be newer than the bound: then there is a first message, but none that counts.
        return last == null
                ? new ArchiveExtent(null, null, keptFrom)
                : new ArchiveExtent(new ArchiveId(row.getLong(0)), new ArchiveId(last), keptFrom);
    }
}
