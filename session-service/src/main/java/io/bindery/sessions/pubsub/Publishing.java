package io.bindery.sessions.pubsub;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.IqAnswer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a publisher does (XEP-0060 7); at a personal service that is the owner alone (XEP-0163 2.2). */
final class Publishing {
    // Bounded by what an index of PostgreSQL takes; room for a full address of usual length (XEP-0490).
    private static final int MAX_ID_BYTES = 2000;

    private final ItemStore store;
    private final PubsubConfig limits;
    private final Events events;

    Publishing(ItemStore store, PubsubConfig limits, Events events) {
        this.store = store;
        this.limits = limits;
        this.events = events;
    }

    /** Publishes an item. */
    Future<IqAnswer> publish(PubsubRequest request) {
        List<XmlElement> items = items(request.action());
        if (items.isEmpty()) {
            return Future.succeededFuture(PubsubError.ITEM_REQUIRED.answer());
        }
        Optional<IqAnswer> refusal = refusal(request, items);
        if (refusal.isPresent()) {
            return Future.succeededFuture(refusal.get());
        }
        ConfigForm options = request.pubsub()
                .child("publish-options", PubsubNamespaces.PUBSUB)
                .map(given -> ConfigForm.ofPublishOptions(given, limits.maxItems()))
                .orElseGet(ConfigForm::empty);
        if (options instanceof ConfigForm.Unusable unusable) {
            return Future.succeededFuture(unusable.refusal());
        }
        JsonObject demanded = options instanceof ConfigForm.Filled filled ? filled.values() : new JsonObject();
        return publish(request, items.get(0), demanded);
    }

    private Future<IqAnswer> publish(PubsubRequest request, XmlElement given, JsonObject demanded) {
        String id = Optional.ofNullable(given.attribute("id"))
                .filter(written -> !written.isEmpty())
                .orElseGet(() -> UUID.randomUUID().toString());
        Item item = new Item(id, given.elements().get(0), Instant.now());
        return publish(request.key(), item, NodeTerms.of(demanded)).map(outcome -> answer(request, item, outcome));
    }

    /** Publishes an item that is within the limits, and tells of it. */
    Future<PublishOutcome> publish(NodeKey key, Item item, NodeTerms terms) {
        return store.publish(key, terms, item.id(), PayloadJson.write(item.payload()))
                .compose(outcome -> tell(key, item, outcome).map(outcome));
    }

    private Future<Void> tell(NodeKey key, Item item, PublishOutcome outcome) {
        return outcome instanceof PublishOutcome.Published published
                ? events.tell(key, published.config(), Events.items(key.node(), item.event(published.config())))
                : Future.succeededFuture();
    }

    private static IqAnswer answer(PubsubRequest request, Item item, PublishOutcome outcome) {
        if (outcome instanceof PublishOutcome.Published) {
            return IqAnswer.of(published(request, item));
        }
        PubsubError error = outcome instanceof PublishOutcome.TooManyNodes
                ? PubsubError.MAX_NODES_EXCEEDED
                : PubsubError.PRECONDITION_NOT_MET;
        return error.answer();
    }

    private static XmlElement published(PubsubRequest request, Item item) {
        XmlElement named = XmlElement.named("item", PubsubNamespaces.PUBSUB)
                .attribute("id", item.id())
                .build();
        return XmlElement.named("pubsub", PubsubNamespaces.PUBSUB)
                .child(XmlElement.named("publish", PubsubNamespaces.PUBSUB)
                        .attribute("node", request.key().node())
                        .child(named)
                        .build())
                .build();
    }

    /** Retracts an item. */
    Future<IqAnswer> retract(PubsubRequest request) {
        List<XmlElement> items = items(request.action());
        if (items.size() > 1) {
            return refused(StanzaErrorCondition.BAD_REQUEST);
        }
        String id = items.isEmpty() ? null : items.get(0).attribute("id");
        if (id == null) {
            return Future.succeededFuture(PubsubError.ITEM_REQUIRED.answer());
        }
        return store.retract(request.key(), id)
                .compose(found -> found.isEmpty()
                        ? refused(StanzaErrorCondition.ITEM_NOT_FOUND)
                        : retracted(request, id, found.get()));
    }

    private Future<IqAnswer> retracted(PubsubRequest request, String id, ItemStore.Retracted found) {
        if (!found.config().persists()) {
            return Future.succeededFuture(PubsubError.unsupported("persistent-items"));
        }
        if (!found.gone()) {
            return refused(StanzaErrorCondition.ITEM_NOT_FOUND);
        }
        if (!wantsEvent(request.action(), found.config())) {
            return Future.succeededFuture(IqAnswer.done());
        }
        XmlElement retract = XmlElement.named("retract", PubsubNamespaces.EVENT)
                .attribute("id", id)
                .build();
        return events.tell(
                        request.key(),
                        found.config(),
                        Events.items(request.key().node(), retract))
                .map(told -> IqAnswer.done());
    }

    /** The request decides (XEP-0060 7.2.2.1); where it says nothing, the configuration. */
    private static boolean wantsEvent(XmlElement retract, NodeConfig config) {
        String notify = retract.attribute("notify");
        return notify == null ? config.is(NodeOption.NOTIFY_RETRACT) : notify.equals("true") || notify.equals("1");
    }

    private Optional<IqAnswer> refusal(PubsubRequest request, List<XmlElement> items) {
        List<XmlElement> payloads = items.get(0).elements();
        if (items.size() > 1) {
            // XEP-0060 7.1.1: batch publishing was removed.
            return Optional.of(IqAnswer.refused(StanzaErrorCondition.BAD_REQUEST));
        }
        if (payloads.isEmpty()) {
            return Optional.of(PubsubError.PAYLOAD_REQUIRED.answer());
        }
        if (payloads.size() > 1) {
            return Optional.of(PubsubError.INVALID_PAYLOAD.answer());
        }
        if (isTooBig(payloads.get(0))) {
            return Optional.of(PubsubError.PAYLOAD_TOO_BIG.answer());
        }
        String id = items.get(0).attribute("id");
        return request.nodeIsAcceptable() && isAcceptable(id)
                ? Optional.empty()
                : Optional.of(IqAnswer.refused(StanzaErrorCondition.NOT_ACCEPTABLE));
    }

    /** Whether an item keeps within the limits. */
    boolean hasRoomFor(String id, XmlElement payload) {
        return isAcceptable(id) && !isTooBig(payload);
    }

    private static boolean isAcceptable(String id) {
        return id == null || bytes(id) <= MAX_ID_BYTES;
    }

    private boolean isTooBig(XmlElement payload) {
        return bytes(payload.toString()) > limits.maxItemBytes();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static List<XmlElement> items(XmlElement action) {
        return action.elements().stream()
                .filter(element -> element.is("item", PubsubNamespaces.PUBSUB))
                .toList();
    }

    private static Future<IqAnswer> refused(StanzaErrorCondition condition) {
        return Future.succeededFuture(IqAnswer.refused(condition));
    }
}
