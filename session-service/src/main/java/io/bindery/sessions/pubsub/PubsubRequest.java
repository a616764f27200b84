package io.bindery.sessions.pubsub;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.FullJid;
import io.bindery.model.xml.XmlElement;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One request to an account's service.
 *
 * @param owner whose nodes they are
 * @param pubsub the payload
 * @param action the child that says what to do
 */
record PubsubRequest(FullJid sender, BareJid owner, XmlElement pubsub, XmlElement action) {
    // Bounded by what an index of PostgreSQL takes beside the address of the account.
    private static final int MAX_NODE_BYTES = 500;

    /** Whether the account asks for itself. */
    boolean byOwner() {
        return sender.bare().equals(owner);
    }

    /** The name of the node, where there is one. */
    Optional<String> node() {
        return Optional.ofNullable(action.attribute("node")).filter(node -> !node.isEmpty());
    }

    /** The node that is meant. */
    NodeKey key() {
        return new NodeKey(owner, node().orElseThrow());
    }

    /** The same request about a node of that name. */
    PubsubRequest at(String node) {
        return new PubsubRequest(
                sender, owner, pubsub, action.copy().attribute("node", node).build());
    }

    /** Whether a node of that name may be made; a line end would break lists of names. */
    boolean nodeIsAcceptable() {
        String node = node().orElseThrow();
        return node.getBytes(StandardCharsets.UTF_8).length <= MAX_NODE_BYTES
                && node.chars().noneMatch(Character::isISOControl);
    }
}
