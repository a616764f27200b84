package io.bindery.c2s.stanza;

import io.bindery.c2s.EdgeConfig;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.route.RouteReply;
import io.bindery.model.route.RouteReply.Routed;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Has routed what a client writes, in its order: one batch is under way at a time, whichever instance of
 * session-service takes it (promise P4), and what is read meanwhile is the next one. Lives on the stream's event loop.
 */
public final class StanzaAdmission {
    private static final int MOST_WAITING = 100;

    private final SessionLink link;
    private final EdgeConfig.Routing bounds;
    private final ClientOutlet outlet;
    private final Consumer<Routed> whenTaken;
    private final BooleanSupplier heldUp;
    private final Queue<Waiting> behind = new ArrayDeque<>();
    private CollectedStanzas collected;
    private Promise<Void> room = Promise.promise();
    private Promise<Void> settled;
    private boolean underWay;
    private boolean stopped;
    private long read;
    private long taken;

    /** What waits until so many stanzas are taken. */
    private record Waiting(long stanzas, Runnable action) {}

    /** A piece of the stream, which is to be routed until it is, or until that has taken too long. */
    private record Batch(long before, CollectedStanzas stanzas, long begunAt) {}

    /**
     * An admission that has read nothing yet.
     *
     * @param whenTaken is told what each batch has led to
     * @param heldUp whether the client is to read before more is done for it; {@link #resume} tells when it has
     */
    public StanzaAdmission(
            SessionLink link,
            EdgeConfig.Routing bounds,
            ClientOutlet outlet,
            Consumer<Routed> whenTaken,
            BooleanSupplier heldUp) {
        this.link = link;
        this.bounds = bounds;
        this.outlet = outlet;
        this.whenTaken = whenTaken;
        this.heldUp = heldUp;
        this.collected = new CollectedStanzas(bounds);
    }

    /** How many stanzas were read. */
    public long read() {
        return read;
    }

    /** How many of them survive us. */
    public long taken() {
        return taken;
    }

    /**
     * Takes a stanza that was read; throws {@code StreamErrorException} for what must not be sent.
     *
     * @return completes when the client may be read on
     */
    public Future<Void> stanza(XmlElement stanza, int bytes) {
        XmlElement stamped = StanzaRules.stamped(link.jid(), stanza);
        read++;
        collected.addStanza(stamped, bytes);
        return goOn();
    }

    /** Takes an element that travels between the stanzas and is not counted; completes as {@link #stanza} does. */
    public Future<Void> marker(XmlElement element, int bytes) {
        collected.add(element, bytes);
        return goOn();
    }

    /** Does something as soon as all stanzas that were read before are taken; completes as {@link #stanza} does. */
    public Future<Void> behind(Runnable action) {
        if (taken == read) {
            action.run();
        } else {
            behind.add(new Waiting(read, action));
        }
        return goOn();
    }

    /**
     * Completes when all that was read is taken, and fails with the stream error that says that it was not. Nothing
     * may be read any more.
     */
    public Future<Void> settle() {
        if (stopped || !underWay && collected.isEmpty()) {
            return Future.succeededFuture();
        }
        if (settled == null) {
            settled = Promise.promise();
            sendNext();
            link.clock().pause(bounds.retryFor()).onComplete(over -> stop(notTaken()));
            makeRoom();
        }
        return settled.future();
    }

    /** The client is not held up any more. */
    public void resume() {
        if (!underWay && !collected.isEmpty()) {
            sendNext();
            makeRoom();
        }
    }

    private Future<Void> goOn() {
        sendNext();
        boolean full = collected.full() || behind.size() >= MOST_WAITING;
        return full ? room.future() : Future.succeededFuture();
    }

    private void sendNext() {
        if (underWay || stopped || collected.isEmpty()) {
            return;
        }
        // Promise P7: the answers to what it asks for would only pile up in its log. At its end it asks no more.
        if (settled == null && heldUp.getAsBoolean()) {
            return;
        }
        underWay = true;
        Batch batch = new Batch(taken, collected, link.clock().nanoTime());
        collected = new CollectedStanzas(bounds);
        ask(batch, 0);
    }

    private void ask(Batch batch, int failures) {
        link.route(batch.before(), batch.stanzas().elements()).onComplete(reply -> answered(batch, failures, reply));
    }

    private void answered(Batch batch, int failures, AsyncResult<RouteReply> reply) {
        if (stopped) {
            return;
        }
        if (reply.failed()) {
            askAgain(batch, failures + 1);
        } else if (reply.result() instanceof Routed routed) {
            taken(batch, routed);
        } else {
            stop(new StreamErrorException(StreamErrorCondition.CONFLICT, "the session has ended"));
        }
    }

    /** The same batch under the same number: if only its answer was lost, it is recognised and not repeated. */
    private void askAgain(Batch batch, int failures) {
        if (link.clock().nanoTime() - batch.begunAt() >= bounds.retryFor().toNanos()) {
            stop(notTaken());
            return;
        }
        link.backOff(failures).onSuccess(rested -> {
            if (!stopped) {
                ask(batch, failures);
            }
        });
    }

    // Whether the batch was carried out is not known, so no stanza of it can be answered with an error, nor could an
    // error be put on the session's log. A stream that ends without having acknowledged them says just that.
    private static StreamErrorException notTaken() {
        return new StreamErrorException(StreamErrorCondition.RESOURCE_CONSTRAINT, "what was sent cannot be taken now");
    }

    private void taken(Batch batch, Routed routed) {
        taken += batch.stanzas().stanzasBut(routed.left());
        collected.putBack(batch.stanzas(), routed.left());
        underWay = false;
        whenTaken.accept(routed);
        while (!behind.isEmpty() && behind.peek().stanzas() <= taken) {
            behind.remove().action().run();
        }
        outlet.flush();
        sendNext();
        makeRoom();
        if (settled != null && !underWay) {
            settled.tryComplete();
        }
    }

    private void makeRoom() {
        Promise<Void> waitedFor = room;
        room = Promise.promise();
        waitedFor.complete();
    }

    private void stop(StreamErrorException why) {
        stopped = true;
        collected = new CollectedStanzas(bounds);
        behind.clear();
        if (settled == null) {
            outlet.fail(why);
        } else {
            settled.tryFail(why);
        }
        makeRoom();
    }
}
