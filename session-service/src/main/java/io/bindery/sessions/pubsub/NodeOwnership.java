package io.bindery.sessions.pubsub;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.IqAnswer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;

/** What the owner does with nodes as a whole (XEP-0060 8). */
final class NodeOwnership {
    private final NodeStore store;
    private final PubsubConfig limits;
    private final Events events;

    NodeOwnership(NodeStore store, PubsubConfig limits, Events events) {
        this.store = store;
        this.limits = limits;
        this.events = events;
    }

    /** Makes a node, named by the service when the owner does not name it (XEP-0060 8.1.1). */
    Future<IqAnswer> create(PubsubRequest asked) {
        PubsubRequest request =
                asked.node().isPresent() ? asked : asked.at(UUID.randomUUID().toString());
        if (!request.nodeIsAcceptable()) {
            return refused(StanzaErrorCondition.NOT_ACCEPTABLE);
        }
        ConfigForm given = request.pubsub()
                .child("configure", PubsubNamespaces.PUBSUB)
                .filter(configure -> !configure.elements().isEmpty())
                .map(configure -> ConfigForm.ofConfiguration(configure, limits.maxItems()))
                .orElseGet(ConfigForm::empty);
        if (given instanceof ConfigForm.Unusable unusable) {
            return Future.succeededFuture(unusable.refusal());
        }
        JsonObject values = given instanceof ConfigForm.Filled filled ? filled.values() : new JsonObject();
        return store.create(request.key(), values).map(outcome -> created(request, outcome));
    }

    private static IqAnswer created(PubsubRequest request, CreateOutcome outcome) {
        return switch (outcome) {
            case CREATED ->
                IqAnswer.of(XmlElement.named("pubsub", PubsubNamespaces.PUBSUB)
                        .child(XmlElement.named("create", PubsubNamespaces.PUBSUB)
                                .attribute("node", request.key().node())
                                .build())
                        .build());
            case EXISTS -> IqAnswer.refused(StanzaErrorCondition.CONFLICT);
            case TOO_MANY_NODES -> PubsubError.MAX_NODES_EXCEEDED.answer();
        };
    }

    /** Shows the configuration as a form. */
    Future<IqAnswer> configuration(PubsubRequest request) {
        return store.find(request.key())
                .map(found -> found.map(config -> owners(XmlElement.named("configure", PubsubNamespaces.OWNER)
                                .attribute("node", request.key().node())
                                .child(config.form("form"))
                                .build()))
                        .orElseGet(() -> IqAnswer.refused(StanzaErrorCondition.ITEM_NOT_FOUND)));
    }

    /** Shows what a node is made with. */
    Future<IqAnswer> defaults(PubsubRequest request) {
        if ("collection".equals(request.action().attribute("type"))) {
            return Future.succeededFuture(PubsubError.unsupported("collections"));
        }
        return Future.succeededFuture(owners(XmlElement.named("default", PubsubNamespaces.OWNER)
                .child(NodeConfig.defaults().form("form"))
                .build()));
    }

    /** Changes the configuration. */
    Future<IqAnswer> configure(PubsubRequest request) {
        ConfigForm form = ConfigForm.ofConfiguration(request.action(), limits.maxItems());
        if (form instanceof ConfigForm.Unusable unusable) {
            return Future.succeededFuture(unusable.refusal());
        }
        if (form instanceof ConfigForm.Filled filled) {
            return store.configure(request.key(), filled.values()).compose(changed -> configured(request, changed));
        }
        return Future.succeededFuture(IqAnswer.done());
    }

    private Future<IqAnswer> configured(PubsubRequest request, Optional<NodeConfig> changed) {
        XmlElement.Builder event = Events.node("configuration", request.key().node());
        changed.filter(config -> config.is(NodeOption.DELIVER_PAYLOADS))
                .ifPresent(config -> event.child(config.form("result")));
        return tell(request, changed, NodeOption.NOTIFY_CONFIG, event.build());
    }

    /** Removes the node with its items. */
    Future<IqAnswer> delete(PubsubRequest request) {
        XmlElement event = Events.node("delete", request.key().node()).build();
        return store.remove(request.key()).compose(removed -> tell(request, removed, NodeOption.NOTIFY_DELETE, event));
    }

    /** Removes all items. */
    Future<IqAnswer> purge(PubsubRequest request) {
        XmlElement event = Events.node("purge", request.key().node()).build();
        return store.purge(request.key()).compose(purged -> {
            boolean nothingKept = purged.filter(config -> !config.persists()).isPresent();
            return nothingKept
                    ? Future.succeededFuture(PubsubError.unsupported("persistent-items"))
                    : tell(request, purged, NodeOption.NOTIFY_RETRACT, event);
        });
    }

    private Future<IqAnswer> tell(
            PubsubRequest request, Optional<NodeConfig> node, NodeOption wanted, XmlElement event) {
        if (node.isEmpty()) {
            return refused(StanzaErrorCondition.ITEM_NOT_FOUND);
        }
        NodeConfig config = node.get();
        Future<Void> told = config.is(wanted) ? events.tell(request.key(), config, event) : Future.succeededFuture();
        return told.map(done -> IqAnswer.done());
    }

    private static IqAnswer owners(XmlElement child) {
        return IqAnswer.of(
                XmlElement.named("pubsub", PubsubNamespaces.OWNER).child(child).build());
    }

    private static Future<IqAnswer> refused(StanzaErrorCondition condition) {
        return Future.succeededFuture(IqAnswer.refused(condition));
    }
}
