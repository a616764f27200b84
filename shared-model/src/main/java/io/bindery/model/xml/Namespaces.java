package io.bindery.model.xml;

/** The namespaces that more than one part of the project speaks of. */
public final class Namespaces {
    public static final String CLIENT = "jabber:client";
    public static final String STREAMS = "http://etherx.jabber.org/streams";
    public static final String XML = "http://www.w3.org/XML/1998/namespace";
    public static final String STANZA_ERRORS = "urn:ietf:params:xml:ns:xmpp-stanzas";
    public static final String STREAM_ERRORS = "urn:ietf:params:xml:ns:xmpp-streams";
    public static final String STREAM_MANAGEMENT = "urn:xmpp:sm:3";
    public static final String CARBONS = "urn:xmpp:carbons:2";
    public static final String CLIENT_STATE = "urn:xmpp:csi:0";
    public static final String ARCHIVE = "urn:xmpp:mam:2";
    public static final String CAPABILITIES = "http://jabber.org/protocol/caps";

    private Namespaces() {}
}
