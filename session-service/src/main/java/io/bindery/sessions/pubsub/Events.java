package io.bindery.sessions.pubsub;

import io.bindery.model.jid.BareJid;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.Audience;
import io.bindery.sessions.stanza.Deliveries;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the owner's sessions and those of his contacts what happens at a node (XEP-0163 4). */
final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    // Each account costs one script: so many are under way at once.
    private static final int AT_ONCE = 50;

    private final Deliveries deliveries;
    private final Contacts contacts;

    Events(Deliveries deliveries, Contacts contacts) {
        this.deliveries = deliveries;
        this.contacts = contacts;
    }

    /** One item or its removal. */
    static XmlElement items(String node, XmlElement child) {
        return XmlElement.named("items", PubsubNamespaces.EVENT)
                .attribute("node", node)
                .child(child)
                .build();
    }

    /** Something that concerns the node as a whole: {@code delete}, {@code purge} or {@code configuration}. */
    static XmlElement.Builder node(String what, String node) {
        return XmlElement.named(what, PubsubNamespaces.EVENT).attribute("node", node);
    }

    /** The stanza that carries an event; the recipient is yet to be named. */
    static XmlElement.Builder message(BareJid owner, NodeConfig config, XmlElement event) {
        return XmlElement.named("message", Namespaces.CLIENT)
                .attribute("from", owner.toString())
                .attribute("type", config.text(NodeOption.NOTIFICATION_TYPE))
                .attribute("id", UUID.randomUUID().toString())
                .child(XmlElement.named("event", PubsubNamespaces.EVENT)
                        .child(event)
                        .build());
    }

    /**
     * Completes when everybody has been told, so that events of one publisher stay in order. What was published stays
     * published though somebody cannot be told.
     */
    Future<Void> tell(NodeKey key, NodeConfig config, XmlElement event) {
        if (!config.is(NodeOption.DELIVER_NOTIFICATIONS)) {
            return Future.succeededFuture();
        }
        XmlElement message = message(key.owner(), config, event).build();
        return to(key.owner(), key.node(), message)
                .compose(told -> audience(key.owner(), config))
                .compose(accounts -> toAll(accounts, key.node(), message))
                .recover(cause -> {
                    LOG.warn("events of a node did not reach everybody", cause);
                    return Future.succeededFuture();
                });
    }

    /** Also at an open node only contacts are told: nobody else has subscribed. The owner was told before them. */
    private Future<List<BareJid>> audience(BareJid owner, NodeConfig config) {
        return config.access() == AccessModel.WHITELIST
                ? Future.succeededFuture(List.of())
                : contacts.watchers()
                        .apply(owner)
                        .map(watchers -> watchers.stream()
                                .filter(watcher -> !watcher.equals(owner))
                                .toList());
    }

    private Future<Void> toAll(List<BareJid> accounts, String node, XmlElement message) {
        if (accounts.isEmpty()) {
            return Future.succeededFuture();
        }
        int now = Math.min(AT_ONCE, accounts.size());
        List<Future<Integer>> told = accounts.subList(0, now).stream()
                .map(account -> to(account, node, message))
                .toList();
        return Future.join(told).compose(done -> toAll(accounts.subList(now, accounts.size()), node, message));
    }

    private Future<Integer> to(BareJid account, String node, XmlElement message) {
        XmlElement addressed =
                message.copy().attribute("to", account.toString()).build();
        return deliveries.toAccount(account, Audience.notified(node), List.of(addressed));
    }
}
