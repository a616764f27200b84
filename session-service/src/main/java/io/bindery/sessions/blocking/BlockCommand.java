package io.bindery.sessions.blocking;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.Jid;
import io.bindery.model.jid.MalformedJidException;
import io.bindery.model.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** What a client wants of its block list (XEP-0191 3.3 to 3.5). */
sealed interface BlockCommand {
    String NAMESPACE = "urn:xmpp:blocking";

    /** Entries are to be added. */
    record Block(BlockList entries) implements BlockCommand {}

    /** Entries are to be taken away. */
    record Unblock(BlockList entries) implements BlockCommand {}

    /** All entries are to be taken away. */
    record UnblockAll() implements BlockCommand {}

    /** It cannot be carried out. */
    record Mistaken(StanzaErrorCondition why) implements BlockCommand {}

    /**
     * Reads a payload of this namespace.
     *
     * @param max items, so that nobody makes the server parse addresses for long
     */
    static BlockCommand of(XmlElement payload, int max) {
        List<XmlElement> items = payload.elements();
        boolean block = payload.name().equals("block");
        if (items.isEmpty()) {
            return block ? new Mistaken(StanzaErrorCondition.BAD_REQUEST) : new UnblockAll();
        }
        if (items.size() > max) {
            return new Mistaken(StanzaErrorCondition.POLICY_VIOLATION);
        }
        // A foreign element must not turn "unblock these" into "unblock all".
        if (items.stream().anyMatch(item -> !item.is("item", NAMESPACE) || item.attribute("jid") == null)) {
            return new Mistaken(StanzaErrorCondition.BAD_REQUEST);
        }
        try {
            BlockList entries = parse(items);
            return block ? new Block(entries) : new Unblock(entries);
        } catch (MalformedJidException e) {
            return new Mistaken(StanzaErrorCondition.JID_MALFORMED);
        }
    }

    private static BlockList parse(List<XmlElement> items) {
        List<Jid> addresses = new ArrayList<>(items.size());
        for (XmlElement item : items) {
            addresses.add(Jid.parse(item.attribute("jid")));
        }
        return BlockList.of(addresses);
    }
}
