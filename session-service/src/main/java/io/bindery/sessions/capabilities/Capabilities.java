package io.bindery.sessions.capabilities;

import io.bindery.access.TimedStatements;
import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.discovery.CapsHash;
import io.bindery.sessions.pubsub.PubsubConfig;
import io.bindery.sessions.stanza.Deliveries;
import io.bindery.sessions.stanza.SessionMarks;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Learns from the capabilities in a session's presence (XEP-0115) which events it wants. Between question and answer
 * nothing is remembered here: the answer's id says what it is about.
 */
public final class Capabilities {
    private final CapabilityStore store;
    private final SessionMarks marks;
    private final Deliveries deliveries;
    private final NodeWishes wishes;

    /** Learns for sessions whose wishes are kept in {@code marks}. */
    public Capabilities(
            TimedStatements statements,
            PubsubConfig limits,
            SessionMarks marks,
            Deliveries deliveries,
            NodeWishes wishes) {
        this.store = new CapabilityStore(statements, limits);
        this.marks = marks;
        this.deliveries = deliveries;
        this.wishes = wishes;
    }

    /** A session has sent presence to everybody; unavailable presence ends its wishes, so the next is an initial one. */
    public Future<Void> seen(FullJid session, String sessionId, XmlElement presence) {
        Optional<ClientCaps> caps = presence.attribute("type") == null ? ClientCaps.of(presence) : Optional.empty();
        if (caps.isEmpty()) {
            return wants(session, sessionId, Set.of());
        }
        return store.find(caps.get().key())
                .compose(
                        known -> known.isPresent() ? wants(session, sessionId, known.get()) : ask(session, caps.get()));
    }

    /** Takes a session's IQ result or error; nothing when it answers no question from here. */
    public Optional<Future<Void>> answered(FullJid session, String sessionId, XmlElement iq) {
        return CapsKey.ofId(iq.attribute("id"))
                .map(key -> iq.child("query", WantedNodes.INFO)
                        .filter(info -> "result".equals(iq.attribute("type")))
                        .map(info -> learn(session, sessionId, key, info))
                        .orElseGet(() -> wants(session, sessionId, Set.of())));
    }

    private Future<Void> learn(FullJid session, String sessionId, CapsKey key, XmlElement info) {
        Set<String> nodes = WantedNodes.of(info);
        // XEP-0115 5.4: what does not verify counts for who said it and for nobody else.
        Future<Void> kept = verifies(key, info) ? store.keep(key, nodes) : Future.succeededFuture();
        return kept.compose(done -> wants(session, sessionId, nodes));
    }

    private static boolean verifies(CapsKey key, XmlElement info) {
        return ClientCaps.isChecked(key)
                && CapsHash.isWellFormed(info)
                && CapsHash.of(info).equals(key.ver());
    }

    private Future<Void> ask(FullJid session, ClientCaps caps) {
        XmlElement question = XmlElement.named("iq", Namespaces.CLIENT)
                .attribute("type", "get")
                .attribute("id", caps.key().id())
                .attribute("from", session.bare().domain())
                .attribute("to", session.toString())
                .child(XmlElement.named("query", WantedNodes.INFO)
                        .attribute("node", caps.queried())
                        .build())
                .build();
        return deliveries.toSession(session, List.of(question)).mapEmpty();
    }

    private Future<Void> wants(FullJid session, String sessionId, Set<String> nodes) {
        return marks.notify(session.bare(), sessionId, nodes).compose(before -> {
            Set<String> fresh = new HashSet<>(nodes);
            fresh.removeAll(before);
            return fresh.isEmpty() ? Future.succeededFuture() : wishes.sessionWants(session, sessionId, fresh);
        });
    }
}
