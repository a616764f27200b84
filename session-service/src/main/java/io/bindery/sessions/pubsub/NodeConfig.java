package io.bindery.sessions.pubsub;

import io.bindery.model.xml.XmlElement;
import io.vertx.core.json.JsonObject;

/**
 * The configuration of a node.
 *
 * @param values as stored, by {@link NodeOption#key}; an option that a newer version added may be missing
 */
record NodeConfig(JsonObject values) {

    /** What a node is made with unless something else is asked for. */
    static NodeConfig defaults() {
        JsonObject values = new JsonObject();
        for (NodeOption option : NodeOption.values()) {
            values.put(option.key(), option.fallback());
        }
        return new NodeConfig(values);
    }

    AccessModel access() {
        return AccessModel.of(text(NodeOption.ACCESS_MODEL));
    }

    boolean persists() {
        return is(NodeOption.PERSIST_ITEMS);
    }

    boolean is(NodeOption flag) {
        return Boolean.parseBoolean(text(flag));
    }

    String text(NodeOption option) {
        return String.valueOf(values.getValue(option.key(), option.fallback()));
    }

    /**
     * The configuration as a form of XEP-0004.
     *
     * @param type {@code form} to be filled in, or {@code result}
     */
    XmlElement form(String type) {
        XmlElement.Builder form = XmlElement.named("x", PubsubNamespaces.FORM).attribute("type", type);
        form.child(XmlElement.named("field", PubsubNamespaces.FORM)
                .attribute("var", ConfigForm.FORM_TYPE)
                .attribute("type", "hidden")
                .textChild("value", PubsubNamespaces.NODE_CONFIG)
                .build());
        for (NodeOption option : NodeOption.values()) {
            form.child(field(option));
        }
        return form.build();
    }

    private XmlElement field(NodeOption option) {
        XmlElement.Builder field = XmlElement.named("field", PubsubNamespaces.FORM)
                .attribute("var", option.field())
                .attribute("type", option.fieldType())
                .attribute("label", option.label());
        for (String choice : option.choices()) {
            field.child(XmlElement.named("option", PubsubNamespaces.FORM)
                    .textChild("value", choice)
                    .build());
        }
        return field.textChild("value", text(option)).build();
    }
}
