package io.bindery.sessions.profile;

import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.discovery.Feature;
import io.bindery.sessions.stanza.IqAnswer;
import io.bindery.sessions.stanza.IqEntry;
import io.bindery.sessions.stanza.IqRequest;
import io.bindery.sessions.stanza.IqTarget;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** The time of the server (XEP-0202), always told in UTC: a cluster is in no time zone. */
public final class EntityTime {
    private static final String NAMESPACE = "urn:xmpp:time";

    private final Clock clock;

    /** Reads this clock. */
    public EntityTime(Clock clock) {
        this.clock = clock;
    }

    /** What it answers. */
    public List<IqEntry> entries() {
        return List.of(new IqEntry(IqEntry.GET, "time", NAMESPACE, Set.of(IqTarget.Server.class), this::answer));
    }

    /** What it adds to what the server says of itself. */
    public List<Feature> features() {
        return List.of(Feature.ofServer(NAMESPACE));
    }

    private Future<IqAnswer> answer(IqRequest request) {
        return Future.succeededFuture(IqAnswer.of(XmlElement.named("time", NAMESPACE)
                .textChild("tzo", "+00:00")
                .textChild(
                        "utc", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .build()));
    }
}
