package io.bindery.c2s.streammanagement;

import io.bindery.c2s.stanza.ClientOutlet;
import io.bindery.c2s.stanza.SessionLink;
import io.bindery.model.route.AckRequest.Acknowledged;
import io.bindery.model.xml.XmlElement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * What the client of one session has: asks it, if it counts, and has the session's log shortened. Lives on the stream's
 * event loop.
 */
public final class ClientReceipts {
    static final int ASK_AFTER = 50;
    /** After some stanzas and then silence the client is asked too. */
    static final Duration ASK_WITHIN = Duration.ofSeconds(1);

    /**
     * So far a count may stay behind. xmpp.js never counts the answers to its requests: without a bound its log would
     * grow until the session is ended. What came before a request that is answered has arrived, counted or not.
     */
    static final int MOST_UNCOUNTED = 1_000;

    private static final int MOST_UNANSWERED = 100;

    private final SessionLink link;
    private final StreamManagement management;
    private final LogAcknowledgements log;
    private final ClientOutlet outlet;
    /** How far the log was written when the client was asked, for each request without an answer. */
    private final Queue<Long> unanswered = new ArrayDeque<>();

    private long arrived;
    private long written;
    private long asked;
    private long logged;
    private boolean askingSoon;

    public ClientReceipts(SessionLink link, StreamManagement management, LogAcknowledgements log, ClientOutlet outlet) {
        this.link = link;
        this.management = management;
        this.log = log;
        this.outlet = outlet;
    }

    /** Stanzas were written, the last of them under this number. */
    public void written(long upTo) {
        written = upTo;
        if (!management.enabled()) {
            asked = upTo;
            log(upTo);
        } else if (written - asked >= ASK_AFTER) {
            ask();
        } else if (!askingSoon) {
            askingSoon = true;
            link.clock().pause(ASK_WITHIN).onComplete(over -> askForRest());
        }
    }

    /** The client says what it has. */
    public void acknowledged(XmlElement ack) {
        management.acknowledge(ack, written);
        if (!unanswered.isEmpty()) {
            arrived = unanswered.remove();
        }
        log(Math.max(management.acknowledged(), arrived - MOST_UNCOUNTED));
    }

    /** Asks a client that counts. */
    public void ask() {
        asked = written;
        if (unanswered.size() < MOST_UNANSWERED) {
            unanswered.add(written);
        }
        outlet.element(StreamManagementElements.REQUEST);
    }

    private void askForRest() {
        askingSoon = false;
        if (written > asked && written > management.acknowledged()) {
            ask();
            outlet.flush();
        }
    }

    private void log(long upTo) {
        if (upTo > logged) {
            log.add(new Acknowledged(link.jid().bare(), link.sessionId(), upTo), upTo - logged);
            logged = upTo;
        }
    }
}
