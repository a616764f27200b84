package io.bindery.archives.mam;

import io.bindery.archives.log.FlushProgress;
import io.bindery.model.archive.ArchiveApi;
import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveQuery;
import io.bindery.model.archive.MetadataRequest;
import io.bindery.model.archive.QueryReply;
import io.vertx.core.Future;

/** An archive whose pages miss no message that was admitted before the query, or say that they may. */
public record CompleteArchive(ArchiveApi stored, FlushProgress progress) implements ArchiveApi {

    @Override
    public Future<ArchiveExtent> metadata(MetadataRequest request) {
        return stored.metadata(request);
    }

    @Override
    public Future<QueryReply> query(ArchiveQuery query) {
        return progress.reached(query.owner())
                .compose(reached -> stored.query(query).map(reply -> reached ? reply : unstable(reply)));
    }

    private static QueryReply unstable(QueryReply reply) {
        return reply instanceof QueryReply.Page page
                ? new QueryReply.Page(page.items(), page.complete(), false, page.size())
                : reply;
    }
}
