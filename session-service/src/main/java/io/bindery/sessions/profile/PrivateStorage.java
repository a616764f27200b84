package io.bindery.sessions.profile;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.AccountDataConfig;
import io.bindery.sessions.discovery.Feature;
import io.bindery.sessions.stanza.IqAnswer;
import io.bindery.sessions.stanza.IqEntry;
import io.bindery.sessions.stanza.IqRequest;
import io.bindery.sessions.stanza.IqTarget;
import io.bindery.sessions.store.SessionDatabase;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** XML that a client keeps here for itself (XEP-0049). */
public final class PrivateStorage {
    private static final String NAMESPACE = "jabber:iq:private";
    private static final Set<Class<? extends IqTarget>> OWN = Set.of(IqTarget.OwnAccount.class);
    private static final Set<Class<? extends IqTarget>> OTHER = Set.of(IqTarget.OtherAccount.class);

    private record Key(String namespace, String name) {
        static Key of(XmlElement element) {
            return new Key(element.namespace(), element.name());
        }
    }

    private final PrivateStore store;
    private final int maxBytes;

    /** Keeps for each account as much as the settings allow. */
    public PrivateStorage(SessionDatabase database, AccountDataConfig config) {
        this.store = new PrivateStore(database.statements());
        this.maxBytes = config.maxPrivateBytes();
    }

    /** What it answers. */
    public List<IqEntry> entries() {
        return List.of(
                new IqEntry(IqEntry.GET, "query", NAMESPACE, OWN, this::find),
                new IqEntry(IqEntry.SET, "query", NAMESPACE, OWN, this::keep),
                new IqEntry(
                        IqEntry.BOTH, "query", NAMESPACE, OTHER, request -> refused(StanzaErrorCondition.FORBIDDEN)));
    }

    /** What it adds to what the server and accounts say of themselves. */
    public List<Feature> features() {
        return List.of(new Feature(NAMESPACE, Set.of(IqTarget.Server.class, IqTarget.OwnAccount.class)));
    }

    private Future<IqAnswer> find(IqRequest request) {
        List<XmlElement> asked = request.payload().elements();
        // XEP-0049 2.3: one element, of another namespace than the query's.
        if (asked.size() != 1 || asked.get(0).namespace().equals(NAMESPACE)) {
            return refused(StanzaErrorCondition.BAD_REQUEST);
        }
        return store.find(request.sender().bare(), asked.get(0))
                // What was never kept comes back as it was asked for, empty.
                .map(found -> found.orElse(asked.get(0)))
                .map(element -> IqAnswer.of(
                        XmlElement.named("query", NAMESPACE).child(element).build()));
    }

    private Future<IqAnswer> keep(IqRequest request) {
        List<XmlElement> elements = request.payload().elements();
        if (elements.isEmpty()
                || elements.stream().anyMatch(element -> element.namespace().equals(NAMESPACE))) {
            return refused(StanzaErrorCondition.NOT_ACCEPTABLE);
        }
        Set<Key> keys = new HashSet<>();
        if (!elements.stream().map(Key::of).allMatch(keys::add)) {
            // Of two alike one would be lost.
            return refused(StanzaErrorCondition.BAD_REQUEST);
        }
        return store.keep(request.sender().bare(), elements, maxBytes)
                .map(kept -> kept ? IqAnswer.done() : IqAnswer.refused(StanzaErrorCondition.POLICY_VIOLATION));
    }

    private static Future<IqAnswer> refused(StanzaErrorCondition condition) {
        return Future.succeededFuture(IqAnswer.refused(condition));
    }
}
