package io.bindery.model.session;

/**
 * The capabilities of the server, by a name that a client may know from an earlier login (XEP-0115).
 *
 * @param node names the software
 * @param ver the verification string of what the server says of itself (XEP-0115 5.1)
 */
public record ServerCaps(String node, String ver) {

    /** The node under which a client asks for what they stand for. */
    public String discoNode() {
        return node + '#' + ver;
    }
}
