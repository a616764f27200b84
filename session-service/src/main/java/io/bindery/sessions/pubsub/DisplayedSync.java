package io.bindery.sessions.pubsub;

import io.bindery.model.jid.BareJid;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.ServerAssist;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes up to where a user has seen a chat, as clients say beside a displayed marker (XEP-0490, server assist). */
final class DisplayedSync implements ServerAssist {
    static final String FEATURE = "urn:xmpp:mds:server-assist:0";

    private static final Logger LOG = LoggerFactory.getLogger(DisplayedSync.class);
    // The node has the name of the namespace.
    private static final String NAMESPACE = "urn:xmpp:mds:displayed:0";
    // XEP-0490, security considerations: others must not see when the user reads. All else is how the XEP's examples
    // have the node.
    private static final JsonObject PRIVATE =
            new JsonObject().put(NodeOption.ACCESS_MODEL.key(), AccessModel.WHITELIST.written());
    private static final NodeTerms TERMS = new NodeTerms(
            PRIVATE.copy()
                    .put(NodeOption.PERSIST_ITEMS.key(), true)
                    .put(NodeOption.MAX_ITEMS.key(), NodeOption.MAX)
                    .put(NodeOption.SEND_LAST_PUBLISHED_ITEM.key(), "never"),
            PRIVATE);
    // So long a PostgreSQL that hangs may keep messages waiting; well within the patience of the edge.
    private static final long LIMIT_MS = 500;

    private final Publishing publishing;

    DisplayedSync(Publishing publishing) {
        this.publishing = publishing;
    }

    @Override
    public Future<List<XmlElement>> take(BareJid sender, List<XmlElement> messages) {
        if (messages.stream().noneMatch(message -> displayed(message).isPresent())) {
            return Future.succeededFuture(messages);
        }
        Map<String, Item> newest = newest(messages);
        List<XmlElement> stripped = messages.stream()
                .map(message -> message.without(DisplayedSync::isDisplayed))
                .toList();
        if (newest.isEmpty()) {
            return Future.succeededFuture(stripped);
        }
        return publish(new NodeKey(sender, NAMESPACE), newest.values().iterator())
                .timeout(LIMIT_MS, TimeUnit.MILLISECONDS)
                .onFailure(cause -> LOG.warn("what a user has seen cannot be published: {}", cause.toString()))
                .otherwiseEmpty()
                .map(stripped);
    }

    /** The last of each chat is the one that counts; without a recipient there is no chat that it could be about. */
    private Map<String, Item> newest(List<XmlElement> messages) {
        Map<String, Item> items = new LinkedHashMap<>();
        for (XmlElement message : messages) {
            String chat = message.attribute("to");
            displayed(message)
                    .filter(payload -> chat != null && publishing.hasRoomFor(chat, payload))
                    .ifPresent(payload -> {
                        // The order of the items is that of their publication.
                        items.remove(chat);
                        items.put(chat, new Item(chat, payload, Instant.now()));
                    });
        }
        return items;
    }

    /** One after the other; where one fails, the rest would too. */
    private Future<Void> publish(NodeKey key, Iterator<Item> items) {
        return publishing.publish(key, items.next(), TERMS).compose(outcome -> {
            if (!(outcome instanceof PublishOutcome.Published)) {
                LOG.debug("what {} has seen is not published: {}", key.owner(), outcome);
            }
            return items.hasNext() ? publish(key, items) : Future.succeededFuture();
        });
    }

    private static Optional<XmlElement> displayed(XmlElement message) {
        return message.child("displayed", NAMESPACE);
    }

    private static boolean isDisplayed(XmlElement child) {
        return child.is("displayed", NAMESPACE);
    }
}
