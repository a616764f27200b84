package io.bindery.c2s.connection;

import io.bindery.model.xml.XmlWriter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The two documents by which a browser finds the WebSocket of a domain (XEP-0156 3, RFC 6415). */
record HostMeta(String webSocketUrl) {
    static final String XRD_PATH = "/.well-known/host-meta";
    static final String JRD_PATH = "/.well-known/host-meta.json";
    private static final String RELATION = "urn:xmpp:alt-connections:websocket";

    /** As XML. */
    String xrd() {
        StringBuilder out = new StringBuilder(256);
        out.append("<?xml version='1.0' encoding='utf-8'?>\n<XRD xmlns='http://docs.oasis-open.org/ns/xri/xrd-1.0'>");
        out.append("<Link rel='").append(RELATION).append("' href='");
        XmlWriter.appendEscaped(out, webSocketUrl);
        return out.append("'/></XRD>\n").toString();
    }

    /** As JSON. */
    String jrd() {
        JsonObject link = new JsonObject().put("rel", RELATION).put("href", webSocketUrl);
        return new JsonObject().put("links", new JsonArray().add(link)).encode();
    }
}
