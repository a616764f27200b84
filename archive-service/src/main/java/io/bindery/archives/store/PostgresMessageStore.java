package io.bindery.archives.store;

import io.bindery.access.TimedStatements;
import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.archive.MetadataRequest;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;

/** The archive in the tables of {@code db/archives}. */
public record PostgresMessageStore(TimedStatements statements) implements MessageStore {
    // Two look-ups by the primary key: never a scan of the archive.
    static final String EXTENT = """
            SELECT (SELECT id FROM archives.message WHERE owner = $1 ORDER BY id LIMIT 1),
                   (SELECT id FROM archives.message WHERE owner = $1 AND id <= $2 ORDER BY id DESC LIMIT 1)""";
    private static final long STATEMENT_CHARACTERS = 2_000_000;

    private static final String APPEND = """
            INSERT INTO archives.message (owner, id, with_bare, with_full, stanza)
            SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[])
            ON CONFLICT DO NOTHING""";

    @Override
    public Future<ArchiveExtent> metadata(MetadataRequest request) {
        long upTo = request.upTo() == null ? Long.MAX_VALUE : request.upTo().value();
        return statements
                .execute(EXTENT, Tuple.of(request.owner().toString(), upTo))
                .map(rows -> extent(rows.iterator().next()));
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

    private static ArchiveExtent extent(Row row) {
        Long last = row.getLong(1);
        // All there is may be newer than the bound: then there is a first message, but none that counts.
        return last == null
                ? ArchiveExtent.EMPTY
                : new ArchiveExtent(new ArchiveId(row.getLong(0)), new ArchiveId(last));
    }
}
