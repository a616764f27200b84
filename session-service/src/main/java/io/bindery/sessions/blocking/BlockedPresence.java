package io.bindery.sessions.blocking;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.sessions.stanza.ContactPresence;
import io.bindery.sessions.stanza.Subscribers;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a change of a block list means for who sees whom (XEP-0191 3.3 and 3.4).
 *
 * @param subscribers who may see the user: nobody else hears of a change
 * @param seen whom the user may see
 */
record BlockedPresence(
        ContactPresence presence, Subscribers subscribers, Function<BareJid, Future<List<BareJid>>> seen) {

    /** Entries were added. */
    Future<Void> hide(BareJid user, BlockList added) {
        return each(user, added::within, presence::hide);
    }

    /** Entries were taken away; what another of those left blocks stays blocked. */
    Future<Void> show(BareJid user, BlockList removed, BlockList left) {
        Function<BareJid, List<Jid>> unblocked = contact -> removed.within(contact).stream()
                .filter(address -> !left.blocks(address))
                .toList();
        return each(user, unblocked, presence::show);
    }

    private Future<Void> each(
            BareJid user, Function<BareJid, List<Jid>> concerned, BiFunction<Jid, Jid, Future<Void>> tell) {
        Jid own = Jid.of(user);
        return subscribers
                .of(user)
                .compose(contacts -> oneByOne(concerned(contacts, concerned), address -> tell.apply(own, address)))
                // Nor does the user hear of the contact any more, which was told of him without being asked.
                .compose(told -> seen.apply(user))
                .compose(contacts -> oneByOne(concerned(contacts, concerned), address -> tell.apply(address, own)));
    }

    private static List<Jid> concerned(Collection<BareJid> contacts, Function<BareJid, List<Jid>> concerned) {
        return contacts.stream().map(concerned).flatMap(List::stream).toList();
    }

    /** Not all at once: the users of a whole domain may be among them. */
    private static Future<Void> oneByOne(List<Jid> addresses, Function<Jid, Future<Void>> tell) {
        Future<Void> told = Future.succeededFuture();
        for (Jid address : addresses) {
            told = told.compose(before -> tell.apply(address));
        }
        return told;
    }
}
