package io.bindery.c2s.stanza;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;

/** RFC 6120 8.3 as XML. */
public final class StanzaErrors {

    private StanzaErrors() {}

    /** The stanza returned to its sender, with its content, which older clients need to know what failed. */
    public static XmlElement reply(XmlElement stanza, StanzaErrorCondition condition) {
        return stanza.copy()
                .attribute("type", "error")
                .attribute("from", stanza.attribute("to"))
                .attribute("to", stanza.attribute("from"))
                .child(XmlElement.named("error", stanza.namespace())
                        .attribute("type", condition.type())
                        .child(XmlElement.empty(condition.element(), Namespaces.STANZA_ERRORS))
                        .build())
                .build();
    }
}
