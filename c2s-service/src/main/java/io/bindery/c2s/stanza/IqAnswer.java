package io.bindery.c2s.stanza;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.xml.XmlElement;
import java.util.Optional;

/** What a request is answered with. */
sealed interface IqAnswer {
    IqAnswer EMPTY = new Result(Optional.empty());

    /** It was carried out. */
    record Result(Optional<XmlElement> payload) implements IqAnswer {}

    /** It was not. */
    record Refusal(StanzaErrorCondition condition) implements IqAnswer {}
}
