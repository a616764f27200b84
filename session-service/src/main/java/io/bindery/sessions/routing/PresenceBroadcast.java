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
import java.util.Set;
import java.util.stream.Stream;

/** Tells accounts of each other's presence; what it costs grows with who is on line, not with the roster. */
public record PresenceBroadcast(PresenceRegistry presence, LogDeliveries deliveries, SessionBlocks blocks)
        implements ContactPresence {
    private static final Choice AVAILABLE = new Choice("AVAILABLE", "");

    /** To each watcher; one that is found off line is forgotten. */
    Future<Void> toWatchers(BareJid user, List<Watcher> watchers, String text) {
        return Portions.each(watchers, watcher -> toWatcher(user, watcher, text));
    }

    private Future<Void> toWatcher(BareJid user, Watcher watcher, String text) {
        return tell(user, Jid.of(watcher.account()), text)
                .compose(sessions -> sessions > 0
                        ? Future.succeededFuture()
                        : presence.unwatch(user, watcher).mapEmpty());
    }

    /** To the available sessions of a contact; completes with how many there are, as far as that was asked. */
    private Future<Integer> tell(BareJid user, Jid contact, String text) {
        return blocks.between(user, contact.toBare())
                .compose(kept -> kept.from(text)
                        ? Future.succeededFuture(1)
                        : write(contact, available(contact, kept.deaf()), text));
    }

    private static Choice available(Jid contact, Set<String> passedOver) {
        if (contact.resource() != null) {
            return new Choice("AVAILABLE_RESOURCE", contact.resource());
        }
        return passedOver.isEmpty() ? AVAILABLE : new Choice("AVAILABLE", '\n' + String.join("\n", passedOver) + '\n');
    }

    private Future<Integer> write(Jid to, Choice choice, String text) {
        String fold = PresenceText.fold(PresenceText.sender(text));
        return deliveries.write(to.toBare(), choice, fold, List.of(PresenceText.to(to, text)));
    }

    /** The presence of a contact for a user who has come on line, and hears of it from now on. */
    Future<List<String>> shownTo(BareJid user, BareJid contact) {
        return presence.watch(contact, user)
                .compose(texts -> blocks.between(contact, user)
                        .map(kept ->
                                texts.stream().filter(text -> !kept.from(text)).toList()));
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
    public Future<Void> show(Jid user, Jid contact) {
        return presence.watch(user.toBare(), contact.toBare())
                .compose(texts -> Future.all(of(user, texts)
                        .map(text -> tell(user.toBare(), contact, text))
                        .toList()))
                .mapEmpty();
    }

    @Override
    public Future<Void> hide(Jid user, Jid contact) {
        boolean whole = user.resource() == null && contact.resource() == null;
        Future<List<String>> texts =
                whole ? presence.unwatch(user.toBare(), contact.toBare()) : presence.of(user.toBare());
        return texts.compose(all -> Future.all(of(user, all)
                        .map(text -> PresenceText.unavailable(PresenceText.sender(text)))
                        // Blocked or not: this is what the block is told by.
                        .map(text -> write(contact, available(contact, Set.of()), text))
                        .toList()))
                .mapEmpty();
    }

    /** Whether there is such a session, and it has told everybody. */
    Future<Boolean> isAvailable(Jid session) {
        return presence.of(session.toBare())
                .map(texts -> of(session, texts).findAny().isPresent());
    }

    private static Stream<String> of(Jid user, List<String> texts) {
        return texts.stream()
                .filter(text ->
                        user.resource() == null || PresenceText.sender(text).equals(PresenceText.escaped(user)));
    }
}
