package io.bindery.model.session;

import io.bindery.model.archive.ArchiveId;
import java.util.List;

/** What became of an admitted message. */
public sealed interface AdmitReply {

    /**
     * It has its place on the timeline.
     *
     * @param id the position, decided in the same instant as the targets
     * @param targets the ids of the sessions that were bound at that instant
     */
    record Admitted(ArchiveId id, List<String> targets) implements AdmitReply {}

    /** A bound was reached: the archive log or the offline queue is full. */
    record Full() implements AdmitReply {}
}
