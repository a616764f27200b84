package io.bindery.archives.store;

import io.bindery.model.archive.ArchiveId;
import java.util.Comparator;

/**
 * One message in the archive of its owner.
 *
 * @param withFull the other side's full address, or null when it came without a resource
 */
public record StoredMessage(String owner, ArchiveId id, String withBare, String withFull, String stanza) {
    /** The order of the primary key. */
    public static final Comparator<StoredMessage> BY_KEY =
            Comparator.comparing(StoredMessage::owner).thenComparing(StoredMessage::id);

    // A log shows neither who talks to whom nor what they say.
    @Override
    public String toString() {
        return "message " + id;
    }
}
