package io.bindery.sessions.pubsub;

import io.bindery.model.jid.FullJid;

/** What {@link RecordedDeliveries} is expected to have seen. */
final class EventText {
    private EventText() {}

    /** An event for the sessions of an account that want those of a node. */
    static String to(FullJid whom, FullJid owner, String node, String event) {
        return whom.bare() + " NOTIFIED " + node + ": " + message(whom.bare().toString(), owner, event, "");
    }

    /** An event for the recipient {@code to}, with what follows the event. */
    static String message(String to, FullJid owner, String event, String rest) {
        return Xml.canonical("<message xmlns='jabber:client' from='" + owner.bare() + "' to='" + to
                + "' type='headline'><event xmlns='http://jabber.org/protocol/pubsub#event'>" + event + "</event>"
                + rest
                + "</message>");
    }

    static String items(String node, String content) {
        return "<items node='" + node + "'>" + content + "</items>";
    }
}
