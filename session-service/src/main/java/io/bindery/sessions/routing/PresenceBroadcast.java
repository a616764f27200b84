package io.bindery.sessions.routing;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.sessions.registry.EndedSession;
import io.bindery.sessions.registry.Ending;
import io.bindery.sessions.registry.PresenceRegistry;
import io.bindery.sessions.registry.SessionLogs.Choice;
import io.bindery.sessions.registry.Watcher;
import io.bindery.sessions.stanza.ContactPresence;
import io.vertx.core.Future;
import java.util.List;

/** Tells accounts of each other's presence; what it costs grows with who is on line, not with the roster. */
public record PresenceBroadcast(PresenceRegistry presence, LogDeliveries deliveries) implements ContactPresence {
    private static final Choice AVAILABLE = new Choice("AVAILABLE", "");

    /** To each watcher; one that is found off line is forgotten. */
    Future<Void> toWatchers(BareJid user, List<Watcher> watchers, String text) {
        return Portions.each(watchers, watcher -> toWatcher(user, watcher, text));
    }

    private Future<Void> toWatcher(BareJid user, Watcher watcher, String text) {
        return tell(watcher.account(), text)
                .compose(sessions -> sessions > 0
                        ? Future.succeededFuture()
                        : presence.unwatch(user, watcher).mapEmpty());
    }

    /** To the available sessions of an account. */
    Future<Integer> tell(BareJid account, String text) {
        String fold = PresenceText.fold(PresenceText.sender(text));
        return deliveries.write(account, AVAILABLE, fold, List.of(PresenceText.to(account, text)));
    }

    /** To one address that somebody has named (RFC 6121 4.6). */
    Future<Integer> direct(Jid to, String text) {
        Choice choice = to.resource() == null ? AVAILABLE : Choice.resource(to.resource());
        String fold = PresenceText.fold(PresenceText.sender(text));
        return deliveries.write(to.toBare(), choice, fold, List.of(PresenceText.to(to, text)));
    }

    /** Sessions have ended: whoever had their presence hears of it (RFC 6121 4.5.2). */
    public Future<Void> ended(BareJid user, Ending ending) {
        deliveries.outbox().hand(user, ending.writes());
        return Future.join(ending.sessions().stream()
                        .map(session -> ended(user, session, ending.watchers()))
                        .toList())
                .mapEmpty();
    }

    private Future<Void> ended(BareJid user, EndedSession session, List<Watcher> watchers) {
        String text = PresenceText.unavailable(session.address());
        Future<Void> directed = toAddressees(session.directed(), text);
        return session.available() ? directed.compose(done -> toWatchers(user, watchers, text)) : directed;
    }

    /** To whom it had been sent directly. */
    Future<Void> toAddressees(List<String> addresses, String text) {
        return Portions.each(
                addresses, address -> direct(Jid.parse(address), text).mapEmpty());
    }

    @Override
    public Future<Void> show(BareJid user, BareJid contact) {
        return presence.watch(user, contact).compose(texts -> tellAll(contact, texts));
    }

    @Override
    public Future<Void> hide(BareJid user, BareJid contact) {
        return presence.unwatch(user, contact)
                .map(texts -> texts.stream()
                        .map(PresenceText::sender)
                        .map(PresenceText::unavailable)
                        .toList())
                .compose(texts -> tellAll(contact, texts));
    }

    private Future<Void> tellAll(BareJid contact, List<String> texts) {
        return Future.all(texts.stream().map(text -> tell(contact, text)).toList())
                .mapEmpty();
    }
}
