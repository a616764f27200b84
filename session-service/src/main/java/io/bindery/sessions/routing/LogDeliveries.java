package io.bindery.sessions.routing;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.registry.SessionLogs;
import io.bindery.sessions.registry.SessionLogs.Choice;
import io.bindery.sessions.stanza.Audience;
import io.bindery.sessions.stanza.Deliveries;
import io.vertx.core.Future;
import java.util.List;

/** Deliveries by way of the logs. */
public record LogDeliveries(SessionLogs logs, Outbox outbox) implements Deliveries {
    /** Does not wait for an inactive client to become active. */
    static final String AT_ONCE = "";

    @Override
    public Future<Integer> toAccount(BareJid account, Audience audience, List<XmlElement> stanzas) {
        return write(account, new Choice(audience.kind().name(), audience.value()), AT_ONCE, texts(stanzas));
    }

    @Override
    public Future<Boolean> toSession(FullJid session, List<XmlElement> stanzas) {
        return write(session.bare(), Choice.resource(session.resource()), AT_ONCE, texts(stanzas))
                .map(sessions -> sessions > 0);
    }

    /** Serialised stanzas, which may wait for an inactive client where {@code fold} is not empty. */
    Future<Integer> write(BareJid account, Choice choice, String fold, List<String> stanzas) {
        return logs.deliver(account, choice, fold, stanzas)
                .onSuccess(delivered -> outbox.hand(account, delivered.writes()))
                .map(SessionLogs.Delivered::sessions);
    }

    /** Tells the edges how far the logs of an account go: what was written may not have been told. */
    Future<Void> tellAgain(BareJid account) {
        return logs.newest(account)
                .onSuccess(writes -> outbox.hand(account, writes))
                .mapEmpty();
    }

    private static List<String> texts(List<XmlElement> stanzas) {
        return stanzas.stream().map(XmlElement::toString).toList();
    }
}
