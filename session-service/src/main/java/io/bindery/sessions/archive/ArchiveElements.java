package io.bindery.sessions.archive;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.archive.ArchivedMessage;
import io.bindery.model.archive.QueryReply;
import io.bindery.model.archive.ResultSize;
import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.bindery.model.xml.XmlWriter;
import java.util.List;

/** What XEP-0313 looks like to a client. */
final class ArchiveElements {
    private static final String FORWARD = "urn:xmpp:forward:0";
    private static final String DELAY = "urn:xmpp:delay";

    private ArchiveElements() {}

    /** XEP-0313 4.2: one result, with the stored text as it is. */
    static String result(FullJid reader, String queryId, ArchivedMessage message) {
        StringBuilder out = new StringBuilder(512 + message.stanza().length());
        out.append("<message xmlns='").append(Namespaces.CLIENT).append('\'');
        attribute(out, "from", reader.bare().toString());
        attribute(out, "to", reader.toString());
        out.append("><result xmlns='").append(Namespaces.ARCHIVE).append('\'');
        if (queryId != null) {
            attribute(out, "queryid", queryId);
        }
        attribute(out, "id", message.id().toString());
        out.append("><forwarded xmlns='")
                .append(FORWARD)
                .append("'><delay xmlns='")
                .append(DELAY)
                .append('\'');
        attribute(out, "stamp", message.id().timestamp().toString());
        out.append("/>").append(message.stanza()).append("</forwarded></result></message>");
        return out.toString();
    }

    private static void attribute(StringBuilder out, String name, String value) {
        out.append(' ').append(name).append("='");
        XmlWriter.appendEscaped(out, value);
        out.append('\'');
    }

    /** XEP-0313 4.3: the end of a page. */
    static XmlElement fin(QueryReply.Page page) {
        return XmlElement.named("fin", Namespaces.ARCHIVE)
                .attribute("complete", page.complete() ? "true" : null)
                .attribute("stable", page.stable() ? null : "false")
                .child(set(page))
                .build();
    }

    private static XmlElement set(QueryReply.Page page) {
        XmlElement.Builder set = XmlElement.named("set", ResultSetRequest.NAMESPACE);
        List<ArchivedMessage> items = page.items();
        ResultSize size = page.size();
        if (!items.isEmpty()) {
            set.child(XmlElement.named("first", ResultSetRequest.NAMESPACE)
                    .attribute("index", size == null ? null : Integer.toString(size.index()))
                    .text(items.get(0).id().toString())
                    .build());
            set.textChild("last", items.get(items.size() - 1).id().toString());
        }
        return size == null
                ? set.build()
                : set.textChild("count", Integer.toString(size.count())).build();
    }

    /** XEP-0313 5: where an archive begins and ends. */
    static XmlElement metadata(ArchiveExtent extent) {
        XmlElement.Builder metadata = XmlElement.named("metadata", Namespaces.ARCHIVE);
        if (!extent.empty()) {
            metadata.child(end("start", extent.first())).child(end("end", extent.last()));
        }
        return metadata.build();
    }

    private static XmlElement end(String name, ArchiveId id) {
        return XmlElement.named(name, Namespaces.ARCHIVE)
                .attribute("id", id.toString())
                .attribute("timestamp", id.timestamp().toString())
                .build();
    }

    /** XEP-0313 4.1.5: the fields that a query may have. */
    static XmlElement form() {
        return XmlElement.named("query", Namespaces.ARCHIVE)
                .child(FilterForm.blank())
                .build();
    }
}
