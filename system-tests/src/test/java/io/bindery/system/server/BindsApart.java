package io.bindery.system.server;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.MetadataRequest;
import io.bindery.model.bus.BusAddresses;
import io.bindery.model.bus.ServiceBus;
import io.bindery.model.session.BindReply;
import io.bindery.model.session.BindRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Breaks promise P1 on purpose: whoever asks for a bind is told an end of the archive that was read at another time.
 * What looks for seams must find them then.
 */
public final class BindsApart {
    private static final String PASSED = "binds-apart";
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int IN_FLIGHT = 64;
    private static final int FAILED = 1;

    private final Vertx vertx;
    private final ServiceBus bus;
    private final Reading reading;
    private final Duration apart;

    private BindsApart(Vertx vertx, Reading reading, Duration apart) {
        this.vertx = vertx;
        this.bus = new ServiceBus(vertx, LIMIT, IN_FLIGHT);
        this.reading = reading;
        this.apart = apart;
    }

    /** When the end is read. */
    public enum Reading {
        /** Before the bind: the end is too old. */
        BEFORE,
        /** After the bind: the end is too new. */
        AFTER
    }

    /** Breaks every bind from now on. */
    public static void install(Vertx vertx, Reading reading, Duration apart) {
        vertx.eventBus().<Object>addInboundInterceptor(new BindsApart(vertx, reading, apart)::intercept);
    }

    private void intercept(DeliveryContext<Object> delivery) {
        Message<Object> message = delivery.message();
        boolean passed = message.headers().contains(PASSED);
        if (passed || !(message.body() instanceof BindRequest request)) {
            delivery.next();
            return;
        }
        (reading == Reading.BEFORE ? readThenBind(request) : bindThenRead(request))
                .onSuccess(message::reply)
                .onFailure(cause -> message.fail(FAILED, cause.toString()));
    }

    private Future<BindReply> readThenBind(BindRequest request) {
        return read(request)
                .compose(extent -> vertx.timer(apart.toMillis(), TimeUnit.MILLISECONDS)
                        .compose(waited -> bind(request))
                        .map(reply -> with(extent, reply)));
    }

    private Future<BindReply> bindThenRead(BindRequest request) {
        return bind(request)
                .compose(reply -> vertx.timer(apart.toMillis(), TimeUnit.MILLISECONDS)
                        .compose(waited -> read(request))
                        .map(extent -> with(extent, reply)));
    }

    private Future<BindReply> bind(BindRequest request) {
        DeliveryOptions options = new DeliveryOptions().addHeader(PASSED, "").setSendTimeout(LIMIT.toMillis());
        return vertx.eventBus()
                .<BindReply>request(BusAddresses.SESSION_BIND.address(), request, options)
                .map(Message::body);
    }

    private Future<ArchiveExtent> read(BindRequest request) {
        return bus.ask(BusAddresses.ARCHIVE_METADATA, new MetadataRequest(request.user(), null));
    }

    private static BindReply with(ArchiveExtent extent, BindReply reply) {
        return reply instanceof BindReply.Bound bound
                ? new BindReply.Bound(bound.jid(), bound.epoch(), extent, bound.waiting(), bound.caps())
                : reply;
    }
}
