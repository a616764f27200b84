package io.bindery.sessions.roster;

import io.bindery.model.jid.BareJid;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.UUID;

/** The XML of rosters (RFC 6121 2.1) and of subscription stanzas. */
final class RosterElements {
    static final String NAMESPACE = "jabber:iq:roster";
    static final String QUERY = "query";

    private RosterElements() {}

    static XmlElement query(long version, List<RosterItem> items) {
        XmlElement.Builder query = XmlElement.named(QUERY, NAMESPACE).attribute("ver", Long.toString(version));
        items.forEach(item -> query.child(item(item)));
        return query.build();
    }

    static XmlElement push(BareJid owner, RosterItem item, long version) {
        return XmlElement.named("iq", Namespaces.CLIENT)
                .attribute("type", "set")
                .attribute("id", "push-" + UUID.randomUUID())
                .attribute("to", owner.toString())
                .child(query(version, List.of(item)))
                .build();
    }

    static XmlElement item(RosterItem item) {
        XmlElement.Builder element = XmlElement.named("item", NAMESPACE)
                .attribute("jid", item.contact().toString());
        if (!item.listed()) {
            return element.attribute("subscription", "remove").build();
        }
        element.attribute("name", item.name().isEmpty() ? null : item.name())
                .attribute("subscription", item.state().subscription())
                .attribute("ask", item.state().to() == Consent.ASKED ? SubscriptionType.SUBSCRIBE.word() : null)
                .attribute("approved", item.approved() ? "true" : null);
        item.groups().forEach(group -> element.textChild("group", group));
        return element.build();
    }

    /** A stanza that the server sends on behalf of a user. */
    static XmlElement presence(SubscriptionType type, String from, String to) {
        return XmlElement.named("presence", Namespaces.CLIENT)
                .attribute("from", from)
                .attribute("to", to)
                .attribute("type", type.word())
                .build();
    }

    /** A stanza as the other side gets it: from and to accounts, not sessions (RFC 6121 3.1.2). */
    static XmlElement addressed(XmlElement presence, String from, String to) {
        return presence.copy().attribute("from", from).attribute("to", to).build();
    }
}
