package io.bindery.sessions.profile;

import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.discovery.Feature;
import io.bindery.sessions.stanza.IqAnswer;
import io.bindery.sessions.stanza.IqEntry;
import io.bindery.sessions.stanza.IqRequest;
import io.bindery.sessions.stanza.IqTarget;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Name and release of the server (XEP-0092); the operating system is nobody's business (5). */
public final class SoftwareVersion {
    private static final String NAMESPACE = "jabber:iq:version";

    /** What it answers. */
    public List<IqEntry> entries() {
        return List.of(
                new IqEntry(IqEntry.GET, "query", NAMESPACE, Set.of(IqTarget.Server.class), SoftwareVersion::answer));
    }

    /** What it adds to what the server says of itself. */
    public List<Feature> features() {
        return List.of(Feature.ofServer(NAMESPACE));
    }

    private static Future<IqAnswer> answer(IqRequest request) {
        String release = SoftwareVersion.class.getPackage().getImplementationVersion();
        return Future.succeededFuture(IqAnswer.of(XmlElement.named("query", NAMESPACE)
                .textChild("name", "Bindery")
                .textChild("version", Objects.requireNonNullElse(release, "(unpackaged)"))
                .build()));
    }
}
