package io.bindery.sessions.pubsub;

import io.bindery.model.xml.XmlElement;
import java.util.List;

/**
 * Some items of a node, the oldest first.
 *
 * @param config of the node
 * @param granted whether the asker may see items at all
 * @param positionFound whether the item that the page begins or ends at exists
 * @param first the index of the first among all
 * @param total how many items the node has
 */
record ItemPage(NodeConfig config, boolean granted, boolean positionFound, List<Item> items, long first, long total) {

    /** Where the page is among all items (XEP-0059 2.1). */
    XmlElement position() {
        XmlElement.Builder set = XmlElement.named("set", PubsubNamespaces.RSM);
        if (!items.isEmpty()) {
            set.child(XmlElement.named("first", PubsubNamespaces.RSM)
                            .attribute("index", Long.toString(first))
                            .text(items.get(0).id())
                            .build())
                    .textChild("last", items.get(items.size() - 1).id());
        }
        return set.textChild("count", Long.toString(total)).build();
    }
}
