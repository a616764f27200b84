package io.bindery.sessions.pubsub;

/** What XEP-0060 is written with. */
final class PubsubNamespaces {
    static final String PUBSUB = "http://jabber.org/protocol/pubsub";
    static final String OWNER = PUBSUB + "#owner";
    static final String EVENT = PUBSUB + "#event";
    static final String ERRORS = PUBSUB + "#errors";
    static final String NODE_CONFIG = PUBSUB + "#node_config";
    static final String PUBLISH_OPTIONS = PUBSUB + "#publish-options";
    static final String FORM = "jabber:x:data";
    static final String RSM = "http://jabber.org/protocol/rsm";
    static final String DELAY = "urn:xmpp:delay";

    private PubsubNamespaces() {}
}
