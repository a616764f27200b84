package io.bindery.sessions.stanza;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.stanza.StanzaError;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.Optional;

/** What a request is answered with. */
public sealed interface IqAnswer {

    /**
     * It was carried out.
     *
     * @param before stanzas that reach the asking session before the result, serialised and declaring their namespace
     * @param payload what the result holds
     * @param after stanzas that follow the result
     */
    record Result(List<String> before, Optional<XmlElement> payload, List<String> after) implements IqAnswer {}

    /** It was not. */
    record Refusal(StanzaError error) implements IqAnswer {}

    /** An empty result. */
    static IqAnswer done() {
        return new Result(List.of(), Optional.empty(), List.of());
    }

    /** A result with a payload. */
    static IqAnswer of(XmlElement payload) {
        return new Result(List.of(), Optional.of(payload), List.of());
    }

    /** An error of the usual type. */
    static IqAnswer refused(StanzaErrorCondition condition) {
        return new Refusal(StanzaError.of(condition));
    }
}
