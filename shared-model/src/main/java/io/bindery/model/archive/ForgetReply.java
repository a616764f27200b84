package io.bindery.model.archive;

/** How far the forgetting of an archive has come. */
public record ForgetReply(Progress progress) {

    /** What is to be done next. */
    public enum Progress {
        /** Nothing is left. */
        DONE,
        /** A portion is deleted, and there may be more: ask again. */
        MORE,
        /** Messages are still on their way to the archive: ask again later. */
        WAITS
    }
}
