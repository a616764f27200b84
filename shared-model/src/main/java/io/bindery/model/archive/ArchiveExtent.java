package io.bindery.model.archive;

/** The first and last message of an archive; both are null when it holds none (XEP-0313, archive metadata). */
public record ArchiveExtent(ArchiveId first, ArchiveId last) {
    /** The extent of an archive without messages. */
    public static final ArchiveExtent EMPTY = new ArchiveExtent(null, null);

    /** Whether there is no message at all. */
    public boolean empty() {
        return last == null;
    }
}
