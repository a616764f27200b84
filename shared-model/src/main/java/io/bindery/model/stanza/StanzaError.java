package io.bindery.model.stanza;

import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.Optional;

/**
 * Why a stanza comes back (RFC 6120 8.3).
 *
 * @param type what the sender may do about it: auth, cancel, modify or wait
 * @param detail the condition of an application (RFC 6120 8.3.4)
 */
public record StanzaError(StanzaErrorCondition condition, String type, Optional<XmlElement> detail) {

    /** With the type that goes with the condition. */
    public static StanzaError of(StanzaErrorCondition condition) {
        return new StanzaError(condition, condition.type(), Optional.empty());
    }

    /** With the condition of an application beside the general one. */
    public static StanzaError of(StanzaErrorCondition condition, XmlElement detail) {
        return new StanzaError(condition, condition.type(), Optional.of(detail));
    }

    /** Something failed here that may work later. */
    public static StanzaError later(StanzaErrorCondition condition) {
        return new StanzaError(condition, "wait", Optional.empty());
    }

    /** Whether a stanza may be answered with an error: an error is not (RFC 6120 8.3.1), nor is a result. */
    public static boolean mayAnswer(XmlElement stanza) {
        String type = stanza.attribute("type");
        return !"error".equals(type) && !(stanza.name().equals("iq") && "result".equals(type));
    }

    /** The stanza returned to its sender, with its content, which older clients need to know what failed. */
    public XmlElement answer(XmlElement stanza) {
        return stanza.copy()
                .attribute("type", "error")
                .attribute("from", stanza.attribute("to"))
                .attribute("to", stanza.attribute("from"))
                .child(XmlElement.named("error", stanza.namespace())
                        .attribute("type", type)
                        .child(XmlElement.empty(condition.element(), Namespaces.STANZA_ERRORS))
                        .child(detail)
                        .build())
                .build();
    }
}
