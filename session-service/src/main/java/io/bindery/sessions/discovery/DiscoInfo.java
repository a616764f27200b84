package io.bindery.sessions.discovery;

import io.bindery.model.jid.BareJid;
import io.bindery.model.xml.XmlElement;
import java.util.List;

/** The elements of XEP-0030. */
final class DiscoInfo {
    private static final String PUBSUB = "http://jabber.org/protocol/pubsub";

    private DiscoInfo() {}

    /** What the server says of itself. */
    static XmlElement server(List<String> features, ContactAddresses contacts) {
        XmlElement identity =
                identity("server", "im").copy().attribute("name", "Bindery").build();
        return info(List.of(identity), features).child(contacts.form()).build();
    }

    /** What an account says of itself; it is a service for personal eventing too (XEP-0163 6.1). */
    static XmlElement account(List<String> features) {
        return info(List.of(identity("account", "registered"), identity("pubsub", "pep")), features)
                .build();
    }

    /** What an account says of one node that holds items (XEP-0060 5.3). */
    static XmlElement leaf() {
        return info(List.of(identity("pubsub", "leaf")), List.of(DiscoNamespaces.INFO, PUBSUB))
                .build();
    }

    /** An account's nodes. */
    static XmlElement items(BareJid owner, List<String> nodes) {
        XmlElement.Builder items = XmlElement.named("query", DiscoNamespaces.ITEMS);
        for (String node : nodes) {
            items.child(XmlElement.named("item", DiscoNamespaces.ITEMS)
                    .attribute("jid", owner.toString())
                    .attribute("node", node)
                    .build());
        }
        return items.build();
    }

    private static XmlElement.Builder info(List<XmlElement> identities, List<String> features) {
        XmlElement.Builder info = XmlElement.named("query", DiscoNamespaces.INFO);
        identities.forEach(info::child);
        for (String feature : features) {
            info.child(XmlElement.named("feature", DiscoNamespaces.INFO)
                    .attribute("var", feature)
                    .build());
        }
        return info;
    }

    private static XmlElement identity(String category, String type) {
        return XmlElement.named("identity", DiscoNamespaces.INFO)
                .attribute("category", category)
                .attribute("type", type)
                .build();
    }
}
