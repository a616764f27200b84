package io.bindery.sessions.profile;

import io.bindery.sessions.discovery.Feature;
import io.bindery.sessions.stanza.IqAnswer;
import io.bindery.sessions.stanza.IqEntry;
import io.bindery.sessions.stanza.IqTarget;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/** Shows a client that the server is there (XEP-0199), and answers what older clients ask at their start. */
public final class Ping {
    private static final String NAMESPACE = "urn:xmpp:ping";
    private static final String SESSION = "urn:ietf:params:xml:ns:xmpp-session";
    private static final Set<Class<? extends IqTarget>> HERE = Set.of(IqTarget.Server.class, IqTarget.OwnAccount.class);

    /** What it answers. */
    public List<IqEntry> entries() {
        return List.of(
                new IqEntry(IqEntry.GET, "ping", NAMESPACE, HERE, request -> done()),
                // RFC 3921 3: a session comes with the resource, older clients ask for it all the same.
                new IqEntry(IqEntry.SET, "session", SESSION, HERE, request -> done()));
    }

    /** What it adds to what the server says of itself. */
    public List<Feature> features() {
        return List.of(new Feature(NAMESPACE, HERE));
    }

    private static Future<IqAnswer> done() {
        return Future.succeededFuture(IqAnswer.done());
    }
}
