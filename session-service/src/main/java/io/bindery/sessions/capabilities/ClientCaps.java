package io.bindery.sessions.capabilities;

import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.Optional;

/**
 * What a client's presence says of its capabilities (XEP-0115 4).
 *
 * @param hash the algorithm
 * @param ver the verification string
 * @param node of the software
 */
record ClientCaps(String hash, String ver, String node) {
    private static final String SHA_1 = "sha-1";
    // The longest hash in base64 has 88 characters; the rest is room for algorithms to come.
    private static final int MAX_LENGTH = 200;
    private static final int MAX_NODE_LENGTH = 1000;

    /** Those of a presence; none for the legacy format, which has no hash. */
    static Optional<ClientCaps> of(XmlElement presence) {
        return presence.child("c", Namespaces.CAPABILITIES)
                .filter(caps -> fits(caps.attribute("hash"), MAX_LENGTH))
                .filter(caps -> fits(caps.attribute("ver"), MAX_LENGTH))
                .filter(caps -> fits(caps.attribute("node"), MAX_NODE_LENGTH))
                .map(caps -> new ClientCaps(caps.attribute("hash"), caps.attribute("ver"), caps.attribute("node")));
    }

    /** Whether the hash can be checked here. */
    static boolean isChecked(CapsKey key) {
        return key.hash().equals(SHA_1);
    }

    CapsKey key() {
        return new CapsKey(hash, ver);
    }

    /** The node that is asked about (XEP-0115 6.2). */
    String queried() {
        return node + '#' + ver;
    }

    private static boolean fits(String value, int most) {
        return value != null && !value.isEmpty() && value.length() <= most;
    }
}
