package io.bindery.sessions.registry;

import io.bindery.model.jid.BareJid;

/**
 * What {@code message.lua} is asked to do.
 *
 * @param owner whose timeline
 * @param text the message without its end tag, declaring its namespace
 * @param place its number in the sender's session
 */
public record MessageCommand(BareJid owner, String with, String text, MessageRoute route, SenderPlace place) {

    /**
     * Where a stanza stands in what a session has sent: a repetition is recognised by it.
     *
     * @param number from 1, or 0 where nobody repeats
     * @param previous the number of the one before it in the batch to the same recipient, or 0: this one may not be
     *     taken before that one
     * @param own whether the sender is of the owner's account
     */
    public record SenderPlace(String sessionId, long number, long previous, boolean own) {
        /** Not sent by a session. */
        public static final SenderPlace NONE = new SenderPlace("", 0, 0, false);
    }
}
