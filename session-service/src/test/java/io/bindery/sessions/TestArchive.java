package io.bindery.sessions;

import io.bindery.model.archive.ArchiveApi;
import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveQuery;
import io.bindery.model.archive.ForgetReply;
import io.bindery.model.archive.ForgetRequest;
import io.bindery.model.archive.MetadataRequest;
import io.bindery.model.archive.QueryReply;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An archive that answers as the test says, and remembers what it was asked. */
public final class TestArchive implements ArchiveApi {
    public final List<MetadataRequest> asked = new CopyOnWriteArrayList<>();
    private volatile Function<MetadataRequest, Future<ArchiveExtent>> answer =
            request -> Future.succeededFuture(ArchiveExtent.EMPTY);

    /** Sets what it answers from now on. */
    public void answers(Function<MetadataRequest, Future<ArchiveExtent>> next) {
        answer = next;
    }

    @Override
    public Future<ArchiveExtent> metadata(MetadataRequest request) {
        asked.add(request);
        return answer.apply(request);
    }

    @Override
    public Future<QueryReply> query(ArchiveQuery query) {
        return Future.succeededFuture(new QueryReply.ItemNotFound());
    }

    @Override
    public Future<ForgetReply> forget(ForgetRequest request) {
        return Future.succeededFuture(new ForgetReply(ForgetReply.Progress.DONE));
    }
}
