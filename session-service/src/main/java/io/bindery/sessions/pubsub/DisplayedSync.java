package io.bindery.sessions.pubsub;

import io.bindery.model.jid.BareJid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.ServerAssist;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes up to where a user has seen a chat, as clients say beside a displayed marker (XEP-0490, server assist). */
final class DisplayedSync implements ServerAssist {
    static final String FEATURE = "urn:xmpp:mds:server-assist:0";

    private static final Logger LOG = LoggerFactory.getLogger(DisplayedSync.class);
    // The node has the name of the namespace.
    private static final String NAMESPACE = "urn:xmpp:mds:displayed:0";
    // What clients must demand themselves where they publish.
    private static final JsonObject PRIVATE = new JsonObject()
            .put(NodeOption.ACCESS_MODEL.key(), AccessModel.WHITELIST.written())
            .put(NodeOption.PERSIST_ITEMS.key(), true)
            .put(NodeOption.MAX_ITEMS.key(), NodeOption.MAX)
            .put(NodeOption.SEND_LAST_PUBLISHED_ITEM.key(), "never");

    private final Publishing publishing;

    DisplayedSync(Publishing publishing) {
        this.publishing = publishing;
    }

    @Override
    public Future<List<XmlElement>> take(BareJid sender, List<XmlElement> messages) {
        if (messages.stream().noneMatch(message -> displayed(message).isPresent())) {
            return Future.succeededFuture(messages);
        }
        Future<Void> published = Future.succeededFuture();
        for (XmlElement message : messages) {
            // One after the other: the last of a chat is the one that counts.
            published = published.compose(before -> publish(sender, message));
        }
        return published.map(all -> messages.stream()
                .map(message -> message.without(DisplayedSync::isDisplayed))
                .toList());
    }

    /** Without a recipient there is no chat that it could be about. */
    private Future<Void> publish(BareJid owner, XmlElement message) {
        String chat = message.attribute("to");
        return displayed(message)
                .filter(payload -> chat != null && publishing.hasRoomFor(chat, payload))
                .map(payload -> publish(new NodeKey(owner, NAMESPACE), new Item(chat, payload, Instant.now())))
                .orElseGet(Future::succeededFuture);
    }

    /** A node that others may see is not written to: that would tell them when the user reads. */
    private Future<Void> publish(NodeKey key, Item item) {
        return publishing
                .publish(key, item, PRIVATE)
                .onSuccess(outcome -> {
                    if (!(outcome instanceof PublishOutcome.Published)) {
                        LOG.debug("what {} has seen is not published: {}", key.owner(), outcome);
                    }
                })
                .<Void>mapEmpty()
                .recover(cause -> {
                    LOG.warn("what a user has seen cannot be published: {}", cause.toString());
                    return Future.succeededFuture();
                });
    }

    private static Optional<XmlElement> displayed(XmlElement message) {
        return message.child("displayed", NAMESPACE);
    }

    private static boolean isDisplayed(XmlElement child) {
        return child.is("displayed", NAMESPACE);
    }
}
