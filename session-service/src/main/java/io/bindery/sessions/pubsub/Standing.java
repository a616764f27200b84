package io.bindery.sessions.pubsub;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.IqAnswer;
import io.vertx.core.Future;
import java.util.List;

/**
 * Who stands where: an account owns its nodes, nobody else has an affiliation, and subscriptions are those to presence,
 * which are not listed (XEP-0060 9.1).
 */
final class Standing {
    private final NodeStore store;

    Standing(NodeStore store) {
        this.store = store;
    }

    /** The asker's subscriptions: none that he made. */
    Future<IqAnswer> subscriptions(PubsubRequest request) {
        XmlElement none = XmlElement.named("subscriptions", PubsubNamespaces.PUBSUB)
                .attribute("node", request.node().orElse(null))
                .build();
        return Future.succeededFuture(answer(PubsubNamespaces.PUBSUB, none));
    }

    /** The asker's affiliations. */
    Future<IqAnswer> affiliations(PubsubRequest request) {
        Future<List<String>> owned = request.byOwner()
                ? store.names(request.owner(), AccessModel.OF_OWNER)
                : Future.succeededFuture(List.of());
        return owned.map(nodes -> {
            XmlElement.Builder list = XmlElement.named("affiliations", PubsubNamespaces.PUBSUB);
            nodes.stream()
                    .filter(node -> request.node().map(node::equals).orElse(true))
                    .forEach(node -> list.child(owner().attribute("node", node).build()));
            return answer(PubsubNamespaces.PUBSUB, list.build());
        });
    }

    private static XmlElement.Builder owner() {
        return XmlElement.named("affiliation", PubsubNamespaces.PUBSUB).attribute("affiliation", "owner");
    }

    /** Who has subscribed to a node. */
    Future<IqAnswer> subscribers(PubsubRequest request) {
        XmlElement none = XmlElement.named("subscriptions", PubsubNamespaces.OWNER)
                .attribute("node", request.key().node())
                .build();
        return ofNode(request, none);
    }

    /** Who has an affiliation with a node. */
    Future<IqAnswer> affiliated(PubsubRequest request) {
        XmlElement owner = XmlElement.named("affiliation", PubsubNamespaces.OWNER)
                .attribute("jid", request.owner().toString())
                .attribute("affiliation", "owner")
                .build();
        XmlElement list = XmlElement.named("affiliations", PubsubNamespaces.OWNER)
                .attribute("node", request.key().node())
                .child(owner)
                .build();
        return ofNode(request, list);
    }

    private Future<IqAnswer> ofNode(PubsubRequest request, XmlElement list) {
        return store.find(request.key())
                .map(found -> found.isPresent()
                        ? answer(PubsubNamespaces.OWNER, list)
                        : IqAnswer.refused(StanzaErrorCondition.ITEM_NOT_FOUND));
    }

    private static IqAnswer answer(String namespace, XmlElement list) {
        return IqAnswer.of(XmlElement.named("pubsub", namespace).child(list).build());
    }
}
