package io.bindery.sessions.archive;

import io.bindery.model.archive.ArchiveFilter;
import io.bindery.model.archive.PageRequest;

/**
 * What a client wants from an archive.
 *
 * @param queryId what the client wants to read in each result, or null
 * @param flipped whether the results come newest first (XEP-0313 4.3.4); the page is the same
 */
record ClientQuery(ArchiveFilter filter, PageRequest page, String queryId, boolean flipped) {}
