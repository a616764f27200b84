package io.bindery.model.archive;

/**
 * The first and last message of an archive; both are null when it holds none (XEP-0313, archive metadata).
 *
 * @param keptFrom older messages are not kept any more, wherever they still are; null where none is too old
 */
public record ArchiveExtent(ArchiveId first, ArchiveId last, ArchiveId keptFrom) {
    /** The extent of an archive without messages. */
    public static final ArchiveExtent EMPTY = new ArchiveExtent(null, null);

    /** An extent, where nothing is said about age. */
    public ArchiveExtent(ArchiveId first, ArchiveId last) {
        this(first, last, null);
    }

    /** Whether there is no message at all. */
    public boolean empty() {
        return last == null;
    }
}
