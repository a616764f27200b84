package io.bindery.sessions.discovery;

/** What service discovery is written with. */
final class DiscoNamespaces {
    static final String INFO = "http://jabber.org/protocol/disco#info";
    static final String ITEMS = "http://jabber.org/protocol/disco#items";
    static final String FORM = "jabber:x:data";

    private DiscoNamespaces() {}
}
