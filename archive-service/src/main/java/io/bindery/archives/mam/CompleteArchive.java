package io.bindery.archives.mam;

import io.bindery.archives.log.FlushProgress;
import io.bindery.model.archive.ArchiveApi;
import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveQuery;
import io.bindery.model.archive.ForgetReply;
import io.bindery.model.archive.ForgetRequest;
import io.bindery.model.archive.MetadataRequest;
import io.bindery.model.archive.QueryReply;
import io.vertx.core.Future;

/** An archive of all messages that were admitted before it is asked, stored by then or not; or it says so. */
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

    /** What is on its way to the store would come after its deletion, so it is waited for. */
    @Override
    public Future<ForgetReply> forget(ForgetRequest request) {
        return progress.reached(request.owner())
                .compose(reached -> reached
                        ? stored.forget(request)
                        : Future.succeededFuture(new ForgetReply(ForgetReply.Progress.WAITS)));
    }

    private static QueryReply unstable(QueryReply reply) {
        return reply instanceof QueryReply.Page page
                ? new QueryReply.Page(page.items(), page.complete(), false, page.size())
                : reply;
    }
}
