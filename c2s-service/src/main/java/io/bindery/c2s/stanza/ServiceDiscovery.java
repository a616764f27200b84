package io.bindery.c2s.stanza;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.Optional;

/** What the server and an account say of themselves (XEP-0030). */
final class ServiceDiscovery {
    static final String INFO = "http://jabber.org/protocol/disco#info";
    static final String ITEMS = "http://jabber.org/protocol/disco#items";
    static final String PING = "urn:xmpp:ping";
    private static final List<String> FEATURES = List.of(INFO, ITEMS, PING);

    private ServiceDiscovery() {}

    static IqAnswer info(XmlElement query, Addressee addressee) {
        if (query.attribute("node") != null) {
            return new IqAnswer.Refusal(StanzaErrorCondition.ITEM_NOT_FOUND);
        }
        XmlElement.Builder info = XmlElement.named("query", INFO).child(identity(addressee));
        for (String feature : FEATURES) {
            info.child(
                    XmlElement.named("feature", INFO).attribute("var", feature).build());
        }
        return new IqAnswer.Result(Optional.of(info.build()));
    }

    static IqAnswer items(XmlElement query, Addressee addressee) {
        return query.attribute("node") == null
                ? new IqAnswer.Result(Optional.of(XmlElement.empty("query", ITEMS)))
                : new IqAnswer.Refusal(StanzaErrorCondition.ITEM_NOT_FOUND);
    }

    private static XmlElement identity(Addressee addressee) {
        XmlElement.Builder identity = XmlElement.named("identity", INFO);
        return addressee == Addressee.ACCOUNT
                ? identity.attribute("category", "account")
                        .attribute("type", "registered")
                        .build()
                : identity.attribute("category", "server")
                        .attribute("type", "im")
                        .attribute("name", "Bindery")
                        .build();
    }
}
