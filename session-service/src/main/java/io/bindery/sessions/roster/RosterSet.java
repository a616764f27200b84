package io.bindery.sessions.roster;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.jid.MalformedJidException;
import io.bindery.model.xml.XmlElement;
import java.util.HashSet;
import java.util.List;

/** What a client wants of its roster, by the rules of RFC 6121 2.3.3 and 2.5.3. */
sealed interface RosterSet {
    // RFC 6121 2.1.2.4 leaves both to the server; what people write is far shorter.
    int MAX_NAME = 512;
    int MAX_GROUP = 256;
    int MAX_GROUPS = 32;

    /** A contact is added or changed. */
    record Written(Jid contact, String name, List<String> groups) implements RosterSet {}

    /** A contact is removed. */
    record Removed(Jid contact) implements RosterSet {}

    /** It cannot be carried out. */
    record Refused(StanzaErrorCondition condition) implements RosterSet {}

    /** Reads the query of a set. */
    static RosterSet read(BareJid owner, XmlElement query) {
        List<XmlElement> items = query.elements().stream()
                .filter(element -> element.is("item", RosterElements.NAMESPACE))
                .toList();
        if (items.size() != 1 || items.get(0).attribute("jid") == null) {
            return new Refused(StanzaErrorCondition.BAD_REQUEST);
        }
        try {
            Jid jid = Jid.parse(items.get(0).attribute("jid"));
            return jid.belongsTo(owner)
                    ? new Refused(StanzaErrorCondition.NOT_ALLOWED)
                    : read(jid.withoutResource(), items.get(0));
        } catch (MalformedJidException e) {
            return new Refused(StanzaErrorCondition.JID_MALFORMED);
        }
    }

    private static RosterSet read(Jid contact, XmlElement item) {
        // Any other value is the server's to decide (RFC 6121 2.1.2.5).
        if ("remove".equals(item.attribute("subscription"))) {
            return new Removed(contact);
        }
        String name = item.attribute("name") == null ? "" : item.attribute("name");
        List<String> groups = item.elements().stream()
                .filter(element -> element.is("group", RosterElements.NAMESPACE))
                .map(XmlElement::text)
                .toList();
        if (new HashSet<>(groups).size() < groups.size()) {
            return new Refused(StanzaErrorCondition.BAD_REQUEST);
        }
        boolean acceptable = name.length() <= MAX_NAME
                && groups.size() <= MAX_GROUPS
                && groups.stream().allMatch(group -> !group.isEmpty() && group.length() <= MAX_GROUP);
        return acceptable ? new Written(contact, name, groups) : new Refused(StanzaErrorCondition.NOT_ACCEPTABLE);
    }
}
