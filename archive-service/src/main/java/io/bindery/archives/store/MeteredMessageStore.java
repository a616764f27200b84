package io.bindery.archives.store;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveQuery;
import io.bindery.model.archive.ForgetReply;
import io.bindery.model.archive.ForgetRequest;
import io.bindery.model.archive.MetadataRequest;
import io.bindery.model.archive.QueryReply;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.util.List;

/** A message store that is counted. */
public final class MeteredMessageStore implements MessageStore {
    private final MessageStore store;
    private final Counter flushed;
    private final Counter flushFailures;
    private final Counter metadataFailures;
    private final Counter queryFailures;

    /** Counts what the given store does. */
    public MeteredMessageStore(MessageStore store, MeterRegistry registry) {
        this.store = store;
        this.flushed = registry.counter("bindery.archive.flushed");
        this.flushFailures = registry.counter("bindery.archive.flush.failures");
        this.metadataFailures = registry.counter("bindery.archive.metadata.failures");
        this.queryFailures = registry.counter("bindery.archive.query.failures");
    }

    @Override
    public Future<ArchiveExtent> metadata(MetadataRequest request) {
        return store.metadata(request).onFailure(cause -> metadataFailures.increment());
    }

    @Override
    public Future<QueryReply> query(ArchiveQuery query) {
        return store.query(query).onFailure(cause -> queryFailures.increment());
    }

    @Override
    public Future<ForgetReply> forget(ForgetRequest request) {
        return store.forget(request);
    }

    @Override
    public Future<Void> append(List<StoredMessage> messages) {
        return store.append(messages)
                .onSuccess(done -> flushed.increment(messages.size()))
                .onFailure(cause -> flushFailures.increment());
    }
}
