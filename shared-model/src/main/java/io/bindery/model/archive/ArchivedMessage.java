package io.bindery.model.archive;

/**
 * One message of a page.
 *
 * @param stanza serialised, and declaring its own namespace
 */
public record ArchivedMessage(ArchiveId id, String stanza) {

    // A log never shows what people say.
    @Override
    public String toString() {
        return "message " + id;
    }
}
