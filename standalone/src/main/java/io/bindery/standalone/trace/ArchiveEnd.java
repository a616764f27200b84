package io.bindery.standalone.trace;

import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.Optional;

/** Where the archive ends, in the words of the summary. */
final class ArchiveEnd {
    static final String UNKNOWN = "the server did not say where the archive ends";

    private ArchiveEnd() {}

    /** From {@code <metadata/>} (XEP-0313 7), if there is one. */
    static String of(Optional<XmlElement> metadata) {
        return metadata.map(ArchiveEnd::of).orElse(UNKNOWN);
    }

    private static String of(XmlElement metadata) {
        return metadata.child("end", Namespaces.ARCHIVE)
                .map(end -> "the archive ends at " + end.attribute("id") + " (" + end.attribute("timestamp") + ")")
                .orElse("the archive is empty");
    }
}
