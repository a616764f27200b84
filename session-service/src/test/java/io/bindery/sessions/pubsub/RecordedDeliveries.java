package io.bindery.sessions.pubsub;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.Audience;
import io.bindery.sessions.stanza.Deliveries;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was to be delivered, in order. */
public final class RecordedDeliveries implements Deliveries {
    /** Each as {@code to whom: stanza}, the random id of the stanza left out. */
    private final List<String> log = new CopyOnWriteArrayList<>();

    @Override
    public Future<Integer> toAccount(BareJid account, Audience audience, List<XmlElement> stanzas) {
        String whom = account + " " + audience.kind() + " " + audience.value();
        stanzas.forEach(stanza -> log.add(whom + ": " + text(stanza)));
        return Future.succeededFuture(1);
    }

    @Override
    public Future<Boolean> toSession(FullJid session, List<XmlElement> stanzas) {
        stanzas.forEach(stanza -> log.add(session + ": " + text(stanza)));
        return Future.succeededFuture(true);
    }

    /** What has come since this was last asked. */
    public List<String> taken() {
        List<String> taken = new ArrayList<>(log);
        log.clear();
        return taken;
    }

    private static String text(XmlElement stanza) {
        return Xml.canonical(
                stanza.name().equals("message")
                        ? stanza.copy().attribute("id", null).build()
                        : stanza);
    }
}
