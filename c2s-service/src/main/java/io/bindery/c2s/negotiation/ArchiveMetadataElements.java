package io.bindery.c2s.negotiation;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;

/** The metadata element of XEP-0313. */
final class ArchiveMetadataElements {

    private ArchiveMetadataElements() {}

    /** An archive without messages gives an empty element. */
    static XmlElement metadata(ArchiveExtent archive) {
        XmlElement.Builder metadata = XmlElement.named("metadata", Namespaces.ARCHIVE);
        if (archive.empty()) {
            return metadata.build();
        }
        return metadata.child(position("start", archive.first()))
                .child(position("end", archive.last()))
                .build();
    }

    private static XmlElement position(String name, ArchiveId id) {
        return XmlElement.named(name, Namespaces.ARCHIVE)
                .attribute("id", id.toString())
                .attribute("timestamp", id.timestamp().toString())
                .build();
    }
}
