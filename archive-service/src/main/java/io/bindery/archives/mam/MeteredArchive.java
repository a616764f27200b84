package io.bindery.archives.mam;

import io.bindery.model.archive.ArchiveApi;
import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveQuery;
import io.bindery.model.archive.ForgetReply;
import io.bindery.model.archive.ForgetRequest;
import io.bindery.model.archive.MetadataRequest;
import io.bindery.model.archive.QueryReply;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;

/** An archive whose queries are counted and timed. */
public final class MeteredArchive implements ArchiveApi {
    private final ArchiveApi archive;
    private final MeterRegistry registry;
    private final Timer queries;
    private final Counter unstable;

    /** Counts what the given archive answers. */
    public MeteredArchive(ArchiveApi archive, MeterRegistry registry) {
        this.archive = archive;
        this.registry = registry;
        this.queries = registry.timer("bindery.archive.query");
        this.unstable = registry.counter("bindery.archive.query.unstable");
    }

    @Override
    public Future<ArchiveExtent> metadata(MetadataRequest request) {
        return archive.metadata(request);
    }

    @Override
    public Future<QueryReply> query(ArchiveQuery query) {
        Timer.Sample sample = Timer.start(registry);
        return archive.query(query).onSuccess(this::count).onComplete(reply -> sample.stop(queries));
    }

    @Override
    public Future<ForgetReply> forget(ForgetRequest request) {
        return archive.forget(request);
    }

    private void count(QueryReply reply) {
        if (reply instanceof QueryReply.Page page && !page.stable()) {
            unstable.increment();
        }
    }
}
