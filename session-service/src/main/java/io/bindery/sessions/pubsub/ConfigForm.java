package io.bindery.sessions.pubsub;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.stanza.IqAnswer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** What a client wrote into a form about a node. */
sealed interface ConfigForm {
    String FORM_TYPE = "FORM_TYPE";

    /**
     * It can be used.
     *
     * @param values those that were given, as they are stored
     */
    record Filled(JsonObject values) implements ConfigForm {}

    /** The client changed its mind (XEP-0060 8.2.4). */
    record Cancelled() implements ConfigForm {}

    /** It cannot be used. */
    record Unusable(IqAnswer refusal) implements ConfigForm {}

    /** Nothing but what there is already. */
    static ConfigForm empty() {
        return new Filled(new JsonObject());
    }

    /** Reads preconditions: of these every field counts (XEP-0060 7.1.5). */
    static ConfigForm ofPublishOptions(XmlElement options, int maxItems) {
        Optional<XmlElement> form = options.child("x", PubsubNamespaces.FORM);
        if (form.isEmpty() || !type(form.get()).equals(Optional.of(PubsubNamespaces.PUBLISH_OPTIONS))) {
            return new Unusable(PubsubError.INVALID_OPTIONS.answer());
        }
        return unknownField(form.get())
                ? new Unusable(PubsubError.INVALID_OPTIONS.answer())
                : filled(form.get(), maxItems);
    }

    /** Reads a configuration: fields that are not known here are of no consequence. */
    static ConfigForm ofConfiguration(XmlElement configure, int maxItems) {
        Optional<XmlElement> form = configure.child("x", PubsubNamespaces.FORM);
        if (form.isEmpty()) {
            return new Unusable(IqAnswer.refused(StanzaErrorCondition.BAD_REQUEST));
        }
        if ("cancel".equals(form.get().attribute("type"))) {
            return new Cancelled();
        }
        return type(form.get()).orElse(PubsubNamespaces.NODE_CONFIG).equals(PubsubNamespaces.NODE_CONFIG)
                ? filled(form.get(), maxItems)
                : new Unusable(IqAnswer.refused(StanzaErrorCondition.BAD_REQUEST));
    }

    private static ConfigForm filled(XmlElement form, int maxItems) {
        JsonObject values = new JsonObject();
        for (XmlElement field : fields(form)) {
            Optional<NodeOption> option = NodeOption.of(field.attribute("var"));
            if (option.isPresent()) {
                Optional<Object> value = option.get().read(value(field), maxItems);
                if (value.isEmpty()) {
                    return new Unusable(unacceptable(option.get()));
                }
                values.put(option.get().key(), value.get());
            }
        }
        return new Filled(values);
    }

    private static IqAnswer unacceptable(NodeOption option) {
        return option == NodeOption.ACCESS_MODEL
                ? PubsubError.UNSUPPORTED_ACCESS_MODEL.answer()
                : IqAnswer.refused(StanzaErrorCondition.NOT_ACCEPTABLE);
    }

    private static boolean unknownField(XmlElement form) {
        return fields(form).stream()
                .map(field -> field.attribute("var"))
                .anyMatch(field ->
                        !FORM_TYPE.equals(field) && NodeOption.of(field).isEmpty());
    }

    private static Optional<String> type(XmlElement form) {
        return fields(form).stream()
                .filter(field -> FORM_TYPE.equals(field.attribute("var")))
                .map(ConfigForm::value)
                .findFirst();
    }

    private static List<XmlElement> fields(XmlElement form) {
        return form.elements().stream()
                .filter(element -> element.is("field", PubsubNamespaces.FORM))
                .toList();
    }

    private static String value(XmlElement field) {
        return field.child("value", PubsubNamespaces.FORM).map(XmlElement::text).orElse("");
    }
}
