package io.bindery.sessions.roster;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.Audience;
import io.bindery.sessions.stanza.ContactPresence;
import io.bindery.sessions.stanza.Deliveries;
import io.bindery.sessions.stanza.SessionMarks;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down, a line each, what sessions would notice; {@code -…} behind a name is left out. */
final class RecordedSessions implements Deliveries, ContactPresence, SessionMarks {
    final List<String> lines = new CopyOnWriteArrayList<>();
    final List<XmlElement> stanzas = new CopyOnWriteArrayList<>();
    volatile boolean broken;

    @Override
    public Future<Integer> toAccount(BareJid account, Audience audience, List<XmlElement> sent) {
        if (broken) {
            return Future.failedFuture("Redis is away");
        }
        stanzas.addAll(sent);
        sent.forEach(stanza -> lines.add(line(name(account.local()), audience.kind(), stanza)));
        return Future.succeededFuture(1);
    }

    @Override
    public Future<Boolean> toSession(FullJid session, List<XmlElement> sent) {
        return Future.failedFuture("rosters are for accounts");
    }

    @Override
    public Future<Void> show(Jid user, Jid contact) {
        lines.add("show " + name(user.toString()) + " to " + name(contact.toString()));
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> hide(Jid user, Jid contact) {
        lines.add("hide " + name(user.toString()) + " from " + name(contact.toString()));
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> mark(BareJid user, String sessionId, Mark mark, boolean wanted) {
        lines.add("mark " + sessionId + ' ' + mark + ' ' + wanted);
        return Future.succeededFuture();
    }

    @Override
    public Future<Set<String>> notify(BareJid user, String sessionId, Set<String> nodes) {
        return Future.succeededFuture(Set.of());
    }

    /** What was noticed since the last call. */
    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        stanzas.clear();
        return taken;
    }

    private static String line(String account, Audience.Kind audience, XmlElement stanza) {
        if (stanza.name().equals("presence")) {
            return stanza.attribute("type") + " from " + name(stanza.attribute("from")) + " to " + account + ' '
                    + audience;
        }
        XmlElement item = stanza.elements().get(0).elements().get(0);
        return "push to " + account + ' ' + audience + ": " + name(item.attribute("jid")) + ' '
                + item.attribute("subscription")
                + (item.attribute("ask") == null ? "" : " ask")
                + (item.attribute("approved") == null ? "" : " approved");
    }

    private static String name(String address) {
        return address.split("[@-]")[0];
    }
}
