package io.bindery.sessions.pubsub;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.Audience;
import io.bindery.sessions.stanza.Deliveries;
import io.vertx.core.Future;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sends the last items of nodes to sessions that come on line and to new subscribers (XEP-0163 5). */
final class LastItems {
    private final ItemPages pages;
    private final Deliveries deliveries;
    private final Contacts contacts;

    LastItems(ItemPages pages, Deliveries deliveries, Contacts contacts) {
        this.pages = pages;
        this.deliveries = deliveries;
        this.contacts = contacts;
    }

    /** Those of its own account and of the contacts whose presence the account is subscribed to. */
    Future<Void> send(FullJid session, Set<String> nodes) {
        if (nodes.isEmpty()) {
            return Future.succeededFuture();
        }
        BareJid account = session.bare();
        return contacts.subscribedTo()
                .apply(account)
                .compose(owners -> pages.lastOnPresence(account, with(account, owners), List.copyOf(nodes)))
                .compose(items -> deliver(session, items));
    }

    private static List<BareJid> with(BareJid account, List<BareJid> owners) {
        List<BareJid> all = new ArrayList<>(owners);
        // Somebody may have a subscription to himself.
        all.remove(account);
        all.add(account);
        return all;
    }

    private Future<Void> deliver(FullJid session, List<ItemPages.LastItem> items) {
        if (items.isEmpty()) {
            return Future.succeededFuture();
        }
        List<XmlElement> messages =
                items.stream().map(item -> message(session.toString(), item)).toList();
        return deliveries.toSession(session, messages).mapEmpty();
    }

    /** Those of an owner, to the sessions of a new subscriber that want them. */
    Future<Void> sendToSubscriber(BareJid subscriber, BareJid owner) {
        return pages.lastOnSubscription(subscriber, owner).compose(items -> {
            Future<Void> sent = Future.succeededFuture();
            for (ItemPages.LastItem item : items) {
                XmlElement message = message(subscriber.toString(), item);
                sent = sent.compose(done -> deliveries
                        .toAccount(subscriber, Audience.notified(item.node()), List.of(message))
                        .mapEmpty());
            }
            return sent;
        });
    }

    private static XmlElement message(String recipient, ItemPages.LastItem last) {
        XmlElement event = Events.items(last.node(), last.item().event(last.config()));
        return Events.message(last.owner(), last.config(), event)
                .attribute("to", recipient)
                .child(XmlElement.named("delay", PubsubNamespaces.DELAY)
                        .attribute("from", last.owner().toString())
                        .attribute(
                                "stamp",
                                last.item()
                                        .publishedAt()
                                        .truncatedTo(ChronoUnit.MILLIS)
                                        .toString())
                        .build())
                .build();
    }
}
