package io.bindery.sessions.pubsub;

/** The requests that tests are made of. */
final class Request {
    static final String PUBSUB = "<pubsub xmlns='http://jabber.org/protocol/pubsub'>";
    static final String OWNER = "<pubsub xmlns='http://jabber.org/protocol/pubsub#owner'>";
    static final String END = "</pubsub>";

    private Request() {}

    static String publish(String node, String id, String payload) {
        return PUBSUB + publishOf(node, id, payload) + END;
    }

    /** With publish-options; options are {@code name=value}. */
    static String publish(String node, String id, String payload, String... options) {
        return PUBSUB + publishOf(node, id, payload) + "<publish-options>" + form("publish-options", options)
                + "</publish-options>" + END;
    }

    private static String publishOf(String node, String id, String payload) {
        return "<publish node='" + node + "'><item id='" + id + "'>" + payload + "</item></publish>";
    }

    /** A form about a node; fields are {@code name=value}. */
    static String form(String type, String... fields) {
        StringBuilder form = new StringBuilder("<x xmlns='jabber:x:data' type='submit'>");
        form.append("<field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/pubsub#")
                .append(type)
                .append("</value></field>");
        for (String field : fields) {
            String[] parts = field.split("=", 2);
            form.append("<field var='pubsub#").append(parts[0]).append("'><value>");
            form.append(parts[1]).append("</value></field>");
        }
        return form.append("</x>").toString();
    }

    static String items(String node) {
        return PUBSUB + "<items node='" + node + "'/>" + END;
    }

    static String configure(String node, String... fields) {
        return OWNER + "<configure node='" + node + "'>" + form("node_config", fields) + "</configure>" + END;
    }

    static String owner(String action, String node) {
        return OWNER + "<" + action + " node='" + node + "'/>" + END;
    }

    static String retract(String node, String id, String attributes) {
        return PUBSUB + "<retract node='" + node + "' " + attributes + "><item id='" + id + "'/></retract>" + END;
    }

    /** A small payload. */
    static String mark(String name) {
        return "<" + name + " xmlns='urn:test'/>";
    }
}
