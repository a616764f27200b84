package io.bindery.model.archive;

import io.vertx.core.Future;

/** What archive-service does for the others; a failed future means that it could not be asked. */
public interface ArchiveApi {

    /** The extent of what PostgreSQL holds; messages still in the archive log do not count. */
    Future<ArchiveExtent> metadata(MetadataRequest request);

    /** A page; every message admitted before the query counts, or the page says that it may not be stable. */
    Future<QueryReply> query(ArchiveQuery query);

    /** Deletes a portion of an archive whose owner is gone; repeated until it says that nothing is left. */
    Future<ForgetReply> forget(ForgetRequest request);
}
