package io.bindery.bench.seam;

/** Where the archive ended when the session was bound, as the server said. */
sealed interface ArchiveEnd {

    /** The archive ended with that message. */
    record At(String id) implements ArchiveEnd {}

    /** The archive held nothing. */
    record Nothing() implements ArchiveEnd {}

    /** The server did not say. */
    record Unknown() implements ArchiveEnd {}
}
