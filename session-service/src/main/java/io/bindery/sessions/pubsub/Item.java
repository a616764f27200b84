package io.bindery.sessions.pubsub;

import io.bindery.model.xml.XmlElement;
import java.time.Instant;

/** One item of a node. */
record Item(String id, XmlElement payload, Instant publishedAt) {

    /** As it stands in an answer. */
    XmlElement element() {
        return element(PubsubNamespaces.PUBSUB, true);
    }

    /** As it stands in an event. */
    XmlElement event(NodeConfig config) {
        return element(PubsubNamespaces.EVENT, config.is(NodeOption.DELIVER_PAYLOADS));
    }

    private XmlElement element(String namespace, boolean withPayload) {
        XmlElement.Builder item = XmlElement.named("item", namespace).attribute("id", id);
        return withPayload ? item.child(payload).build() : item.build();
    }
}
