package io.bindery.model.archive;

import java.util.List;

/** What an archive has to say to a query. */
public sealed interface QueryReply {

    /**
     * A page, oldest message first.
     *
     * @param complete whether no matching message lies beyond the page, in the direction of paging
     * @param stable false when a message that was admitted before the query may be missing
     * @param size of the whole result, or null where counting would cost too much
     */
    record Page(List<ArchivedMessage> items, boolean complete, boolean stable, ResultSize size) implements QueryReply {}

    /** A message that the query names is not in the archive. */
    record ItemNotFound() implements QueryReply {}
}
