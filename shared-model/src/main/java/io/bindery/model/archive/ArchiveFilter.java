package io.bindery.model.archive;

import io.bindery.model.jid.Jid;
import java.util.List;

/**
 * Which messages of an archive are meant (XEP-0313 4.1); null where a limit is not wanted. Ids are as the client wrote
 * them: whether there is such a message is for the archive to say.
 *
 * @param with the other side; without a resource it stands for every resource
 * @param startMs the earliest millisecond that counts
 * @param endMs the latest millisecond that counts
 * @param beforeId the first message that does not count any more
 * @param afterId the last message that does not count yet
 * @param ids the only messages that count
 */
public record ArchiveFilter(Jid with, Long startMs, Long endMs, String beforeId, String afterId, List<String> ids) {
    /** Every message. */
    public static final ArchiveFilter ALL = new ArchiveFilter(null, null, null, null, null, null);
}
