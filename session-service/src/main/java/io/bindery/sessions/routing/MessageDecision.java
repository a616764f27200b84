package io.bindery.sessions.routing;

import io.bindery.model.stanza.StanzaError;
import io.bindery.sessions.registry.MessageRoute;

/** What the rules say of one message. */
sealed interface MessageDecision {

    /**
     * It is taken to its recipient.
     *
     * @param text without its end tag
     * @param own what happens on the sender's side
     */
    record Deliver(MessageAddress address, String text, MessageRoute route, OwnSide own) implements MessageDecision {}

    /**
     * The sender's side.
     *
     * @param archived whether the sender's archive keeps it
     * @param carbons the type of the copies to the sender's other sessions, or empty
     * @param fold what a later copy replaces where an inactive client can wait (XEP-0352), or empty
     */
    record OwnSide(boolean archived, String carbons, String fold) {}

    /** The sender gets an error. */
    record Refuse(StanzaError error) implements MessageDecision {}

    /** Nothing happens. */
    record Ignore() implements MessageDecision {}
}
