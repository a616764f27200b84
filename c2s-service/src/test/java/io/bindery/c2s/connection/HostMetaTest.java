package io.bindery.c2s.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** XEP-0156 3. */
class HostMetaTest {
    private final HostMeta meta = new HostMeta("wss://im.example:5443/ws?a=1&b='2'");

    @Test
    void linksInXml() {
        assertEquals(
                "<?xml version='1.0' encoding='utf-8'?>\n<XRD xmlns='http://docs.oasis-open.org/ns/xri/xrd-1.0'>"
                        + "<Link rel='urn:xmpp:alt-connections:websocket'"
                        + " href='wss://im.example:5443/ws?a=1&amp;b=&apos;2&apos;'/></XRD>\n",
                meta.xrd());
    }

    @Test
    void linksInJson() {
        assertEquals(
                "{\"links\":[{\"rel\":\"urn:xmpp:alt-connections:websocket\","
                        + "\"href\":\"wss://im.example:5443/ws?a=1&b='2'\"}]}",
                meta.jrd());
    }
}
