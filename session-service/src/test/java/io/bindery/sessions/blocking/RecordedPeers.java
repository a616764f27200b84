package io.bindery.sessions.blocking;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.Audience;
import io.bindery.sessions.stanza.ContactPresence;
import io.bindery.sessions.stanza.Deliveries;
import io.bindery.sessions.stanza.SessionMarks;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what it is asked to do. */
final class RecordedPeers implements SessionMarks, Deliveries, ContactPresence {
    final List<String> told = new CopyOnWriteArrayList<>();
    final List<XmlElement> pushed = new CopyOnWriteArrayList<>();
    final Set<BareJid> subscribers = new HashSet<>();
    final Set<BareJid> seen = new HashSet<>();

    Blocking.Peers peers() {
        return new Blocking.Peers(
                this,
                this,
                this,
                user -> Future.succeededFuture(Set.copyOf(subscribers)),
                user -> Future.succeededFuture(List.copyOf(seen)));
    }

    @Override
    public Future<Void> mark(BareJid user, String sessionId, Mark mark, boolean wanted) {
        told.add("mark " + sessionId + ' ' + mark + ' ' + wanted);
        return Future.succeededFuture();
    }

    @Override
    public Future<Set<String>> notify(BareJid user, String sessionId, Set<String> nodes) {
        return Future.succeededFuture(Set.of());
    }

    @Override
    public Future<Integer> toAccount(BareJid account, Audience audience, List<XmlElement> stanzas) {
        pushed.addAll(stanzas);
        stanzas.forEach(stanza ->
                told.add("push to " + audience.kind() + ' ' + stanza.elements().get(0)));
        return Future.succeededFuture(1);
    }

    @Override
    public Future<Boolean> toSession(FullJid session, List<XmlElement> stanzas) {
        return Future.failedFuture("nothing is meant for one session");
    }

    @Override
    public Future<Void> show(Jid user, Jid contact) {
        told.add("show " + user + " to " + contact);
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> hide(Jid user, Jid contact) {
        told.add("hide " + user + " from " + contact);
        return Future.succeededFuture();
    }
}
