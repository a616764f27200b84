package io.bindery.bench.seam;

import io.bindery.model.xml.XmlElement;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Sends numbered messages at a set rate until it is told to stop; logged in throughout, in a thread of its own. */
final class Sender {
    private static final long CATCH_UP_NANOS = Duration.ofSeconds(1).toNanos();
    private static final String LAST = "the-last";

    private final int number;
    private final Session session;
    private final Numbering numbering;
    private final Duration timeout;
    private final Set<Serial> bounced = new HashSet<>();
    private final Thread thread = new Thread(this::run, "seam-sender");
    private volatile boolean stopping;
    private volatile String failure;
    private int sent;

    Sender(int number, Session session, Numbering numbering, Duration timeout) {
        this.number = number;
        this.session = session;
        this.numbering = numbering;
        this.timeout = timeout;
        thread.setDaemon(true);
    }

    /** What the messages of all senders have in common. */
    record Numbering(String run, String receiver, long intervalNanos) {

        String message(Serial serial) {
            String body = serial.body(run);
            return "<message type='chat' to='" + receiver + "' id='" + body + "'><body>" + body + "</body></message>";
        }
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopping = true;
    }

    /** Waits until the server has taken everything; what is read of a sender afterwards does not change any more. */
    void join() throws InterruptedException {
        thread.join(timeout.plus(timeout).toMillis());
        if (thread.isAlive()) {
            failure = "the server took no more messages";
        }
        session.close();
        thread.join(timeout.toMillis());
    }

    int number() {
        return number;
    }

    int sent() {
        return sent;
    }

    /** The messages that the server sent back as errors. */
    Set<Serial> bounced() {
        return Collections.unmodifiableSet(bounced);
    }

    /** Why it could not do its work; null when it could. */
    String failure() {
        return failure;
    }

    private void run() {
        try {
            sendOn();
            // Stanzas are handled in their order (RFC 6120 10.1): who has the answer to the last one knows of all.
            session.send("<iq type='get' id='" + LAST + "'><ping xmlns='urn:xmpp:ping'/></iq>");
            long deadline = System.nanoTime() + timeout.toNanos();
            while (!take(session.next(deadline))) {
                if (System.nanoTime() > deadline) {
                    throw new SocketTimeoutException("the server did not answer the last request");
                }
            }
            session.leave(System.nanoTime() + timeout.toNanos(), this::take);
        } catch (IOException e) {
            failure = "sender " + number + ": " + e.getMessage();
        }
    }

    private void sendOn() throws IOException {
        long due = System.nanoTime();
        while (!stopping) {
            if (System.nanoTime() >= due) {
                session.send(numbering.message(new Serial(number, sent + 1)));
                sent++;
                due = Math.max(due + numbering.intervalNanos(), System.nanoTime() - CATCH_UP_NANOS);
            }
            take(session.next(due));
        }
    }

    /** Whether that was the answer to the last request. */
    private boolean take(XmlElement stanza) {
        if (stanza == null) {
            return false;
        }
        if (stanza.name().equals("message")
                && "error".equals(stanza.attribute("type"))
                && stanza.attribute("id") != null) {
            bounced.add(Serial.read(stanza.attribute("id"), numbering.run()));
        }
        return stanza.name().equals("iq") && LAST.equals(stanza.attribute("id"));
    }
}
