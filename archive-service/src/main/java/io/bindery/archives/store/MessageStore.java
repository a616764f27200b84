package io.bindery.archives.store;

import io.bindery.model.archive.ArchiveApi;
import io.vertx.core.Future;
import java.util.List;

/** The archive in PostgreSQL. */
public interface MessageStore extends ArchiveApi {

    /** Adds the messages that are not there yet, all or none. */
    Future<Void> append(List<StoredMessage> messages);
}
