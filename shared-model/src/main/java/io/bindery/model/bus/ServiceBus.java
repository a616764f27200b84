package io.bindery.model.bus;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks and serves verbs: time-outs, bounds and the translation of failures are here and nowhere else. */
public final class ServiceBus {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceBus.class);
    private static final Duration LOG_PAUSE = Duration.ofSeconds(1);
    private static final int FAILED = 1;
    private static final int BUSY = 2;

    private final Vertx vertx;
    private final DeliveryOptions options;
    private final int maxInFlight;
    private final List<Server<?, ?>> servers = new ArrayList<>();

    /**
     * A bus.
     *
     * @param timeout how long an answer is waited for
     * @param maxInFlight how many requests one served verb works on at a time; one more is refused
     */
    public ServiceBus(Vertx vertx, Duration timeout, int maxInFlight) {
        this.vertx = vertx;
        this.options = new DeliveryOptions().setSendTimeout(timeout.toMillis());
        this.maxInFlight = maxInFlight;
    }

    /** Asks; fails with {@link ServiceUnavailableException} when there is no answer in time. */
    public <Q, R> Future<R> ask(BusVerb<Q, R> verb, Q request) {
        return vertx.eventBus()
                .<R>request(verb.address(), request, options)
                .map(Message::body)
                .recover(cause -> Future.failedFuture(new ServiceUnavailableException(verb.address(), cause)));
    }

    /** Tells without waiting for an answer. */
    public void tell(String address, Object message) {
        vertx.eventBus().send(address, message);
    }

    /** Serves a verb; completes when the registration is known to the cluster. */
    public <Q, R> Future<Void> serve(BusVerb<Q, R> verb, Function<Q, Future<R>> service) {
        MessageConsumer<Q> consumer = vertx.eventBus().consumer(verb.address());
        Server<Q, R> server = new Server<>(verb, service, consumer);
        servers.add(server);
        consumer.handler(server);
        return consumer.completion();
    }

    /** Serves nothing new; completes when what was begun is answered, or nobody waits for it any longer. */
    public Future<Void> finish() {
        return Future.join(servers.stream().map(Server::finish).toList())
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private final class Server<Q, R> implements Handler<Message<Q>> {
        private final BusVerb<Q, R> verb;
        private final Function<Q, Future<R>> service;
        private final MessageConsumer<Q> consumer;
        private final Promise<Void> idle = Promise.promise();
        private boolean finishing;
        private int inFlight;
        private int unlogged;
        private long loggedAt = System.nanoTime() - 2 * LOG_PAUSE.toNanos();

        Server(BusVerb<Q, R> verb, Function<Q, Future<R>> service, MessageConsumer<Q> consumer) {
            this.verb = verb;
            this.service = service;
            this.consumer = consumer;
        }

        Future<Void> finish() {
            return consumer.unregister().compose(gone -> {
                finishing = true;
                return inFlight == 0
                        ? Future.succeededFuture()
                        : idle.future().timeout(options.getSendTimeout(), TimeUnit.MILLISECONDS);
            });
        }

        @Override
        public void handle(Message<Q> message) {
            if (inFlight >= maxInFlight) {
                message.fail(BUSY, "busy");
                return;
            }
            inFlight++;
            try {
                service.apply(message.body()).onComplete(reply -> answer(message, reply));
            } catch (RuntimeException e) {
                answer(message, Future.failedFuture(e));
            }
        }

        private void answer(Message<Q> message, AsyncResult<R> reply) {
            inFlight--;
            if (reply.succeeded()) {
                message.reply(reply.result());
            } else {
                log(reply.cause());
                message.fail(FAILED, reply.cause().getClass().getSimpleName());
            }
            if (finishing && inFlight == 0) {
                idle.tryComplete();
            }
        }

        /** In an outage every request fails: the log gets one line a second, with how many there were. */
        private void log(Throwable cause) {
            unlogged++;
            long now = System.nanoTime();
            if (now - loggedAt > LOG_PAUSE.toNanos()) {
                LOG.warn("{}: {} failed, the last by {}", verb.address(), unlogged, cause.toString());
                loggedAt = now;
                unlogged = 0;
            }
        }
    }
}
