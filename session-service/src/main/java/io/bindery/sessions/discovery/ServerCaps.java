package io.bindery.sessions.discovery;

import io.bindery.model.xml.XmlElement;

/**
 * The capabilities of the server (XEP-0115).
 *
 * @param ver the verification string of what the server says of itself
 */
public record ServerCaps(String ver) {
    private static final String SOFTWARE = "https://bindery.io";

    static ServerCaps of(XmlElement discoInfo) {
        return new ServerCaps(CapsHash.of(discoInfo));
    }

    /** What stands in the stream features, so that a client that knows it need not ask (XEP-0115 6.3). */
    public XmlElement element() {
        return XmlElement.named("c", DiscoNamespaces.CAPS)
                .attribute("hash", "sha-1")
                .attribute("node", SOFTWARE)
                .attribute("ver", ver)
                .build();
    }

    /** The node under which a client asks for what they stand for. */
    String node() {
        return SOFTWARE + '#' + ver;
    }
}
