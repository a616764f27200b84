package io.bindery.c2s.stanza;

import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.route.Delivery;
import io.bindery.model.route.LogReply;
import io.bindery.model.route.RouteReply.Routed;
import io.vertx.core.AsyncResult;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * Writes to a client what its session's log holds: each stanza once, in the order of the numbers, whatever of the
 * pushes is lost, repeated or late. Lives on the stream's event loop.
 */
public final class SessionDelivery {
    static final int PAGE = 50;
    /** How long a missing push may be on its way before the log is read: several instances push to one edge. */
    static final Duration GRACE = Duration.ofMillis(10);

    static final int MOST_FRUITLESS_READS = 5;
    /** So far behind its log a client is not to ask for more. */
    static final int MOST_BEHIND = 4 * PAGE;
    /** Nor while so many characters of what it has asked for are not written. */
    static final long MOST_OWED = 524_288;

    private final SessionLink link;
    private final ClientOutlet outlet;
    private final LongConsumer whenWritten;
    private final HeldStanzas held = new HeldStanzas();
    private Runnable whenCaughtUp = () -> {};
    private long written;
    private long known;
    private long owed;
    private long owedUpTo;
    private boolean reading;
    private boolean inGrace;
    private int failedReads;
    private int fruitlessReads;

    /**
     * A delivery that has written nothing yet.
     *
     * @param whenWritten is told the number of the last stanza after each time that some were written
     */
    public SessionDelivery(SessionLink link, ClientOutlet outlet, LongConsumer whenWritten) {
        this.link = link;
        this.outlet = outlet;
        this.whenWritten = whenWritten;
    }

    /** The number of the last stanza that was written. */
    public long written() {
        return written;
    }

    /** Whether the client has much to read yet. */
    public boolean behind() {
        return known - written > MOST_BEHIND || owed > MOST_OWED;
    }

    /** What is done each time that stanzas were written and the client is not behind. */
    public void whenCaughtUp(Runnable action) {
        whenCaughtUp = action;
    }

    /** Takes what was pushed; a nudge among it says that the log is to be read at once. */
    public void deliver(List<Delivery> deliveries) {
        boolean nudged = offer(deliveries);
        catchUp(nudged);
    }

    /** Takes what a batch of the client has led to. */
    public void routed(Routed routed) {
        owed += routed.deliveries().stream()
                .map(Delivery::stanza)
                .filter(Objects::nonNull)
                .mapToLong(String::length)
                .sum();
        owedUpTo = routed.sent();
        known = Math.max(known, owedUpTo);
        boolean nudged = offer(routed.deliveries());
        catchUp(nudged);
    }

    /** The client reads again. */
    public void resume() {
        catchUp(true);
    }

    /** Whether there was a nudge among them. */
    private boolean offer(List<Delivery> deliveries) {
        long before = written;
        boolean nudged = false;
        for (Delivery delivery : deliveries) {
            known = Math.max(known, delivery.number());
            if (delivery.stanza() == null) {
                nudged = true;
            } else {
                offer(delivery.number(), delivery.stanza());
            }
        }
        if (written >= owedUpTo) {
            owed = 0;
        }
        if (written > before) {
            whenWritten.accept(written);
            outlet.flush();
            if (!behind()) {
                whenCaughtUp.run();
            }
        }
        return nudged;
    }

    private void offer(long number, String stanza) {
        if (!outlet.writable()) {
            // Promise P7: nothing is kept for a client that reads slowly, it is fed from its log later.
            held.clear();
        } else if (number == written + 1) {
            write(stanza);
            writeHeld();
        } else if (number > written) {
            held.keep(number, stanza);
        }
    }

    private void writeHeld() {
        String next = outlet.writable() ? held.take(written + 1) : null;
        while (next != null) {
            write(next);
            next = outlet.writable() ? held.take(written + 1) : null;
        }
    }

    private void write(String stanza) {
        outlet.stanza(stanza);
        written++;
        // It may have come twice.
        held.take(written);
    }

    private void catchUp(boolean atOnce) {
        if (known <= written || reading || !outlet.writable()) {
            return;
        }
        if (atOnce) {
            read();
        } else if (!inGrace) {
            inGrace = true;
            link.clock().pause(GRACE).onComplete(over -> {
                inGrace = false;
                catchUp(true);
            });
        }
    }

    private void read() {
        reading = true;
        long after = written;
        link.log(after, PAGE).onComplete(reply -> answered(after, reply));
    }

    private void answered(long after, AsyncResult<LogReply> reply) {
        if (reply.failed()) {
            failedReads++;
            readAgain(failedReads);
            return;
        }
        failedReads = 0;
        offer(reply.result().deliveries());
        if (written > after || !outlet.writable()) {
            fruitlessReads = 0;
            reading = false;
            catchUp(true);
        } else if (fruitlessReads < MOST_FRUITLESS_READS) {
            // The session may just be ending; then its stream is being ended too.
            fruitlessReads++;
            readAgain(fruitlessReads);
        } else {
            // Going on would hide a loss; a client that comes back finds in its archive what it has missed.
            outlet.fail(new StreamErrorException(
                    StreamErrorCondition.INTERNAL_SERVER_ERROR, "stanzas to this client are lost"));
        }
    }

    private void readAgain(int failures) {
        link.backOff(failures).onComplete(rested -> {
            reading = false;
            catchUp(true);
        });
    }
}
