package io.bindery.c2s;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.bus.BusAddresses;
import io.bindery.model.bus.ServiceBus;
import io.bindery.model.edge.DeliverReply;
import io.bindery.model.edge.DeliverRequest;
import io.bindery.model.edge.EdgeBusProxy;
import io.bindery.model.route.AckReply;
import io.bindery.model.route.AckRequest;
import io.bindery.model.route.Delivery;
import io.bindery.model.route.LogReply;
import io.bindery.model.route.LogRequest;
import io.bindery.model.route.RouteReply;
import io.bindery.model.route.RouteRequest;
import io.bindery.model.scram.ScramHash;
import io.bindery.model.scram.ScramKeys;
import io.bindery.model.session.BindReply;
import io.bindery.model.session.BindRequest;
import io.bindery.model.session.CloseReply;
import io.bindery.model.session.CloseRequest;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The session-service of one session, as an edge sees it over the event bus: it returns each message to its sender, by
 * way of the session's log. Answers and pushes get lost, repeated and mixed up, always in the same way.
 */
public final class LoggedSessions extends VerticleBase {
    static final String PASSWORD = "secret";
    private static final int ITERATIONS = 4096;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int PAGE = 1000;

    final AtomicLong reads = new AtomicLong();
    /** The most stanzas that the log has held unacknowledged. */
    final AtomicLong mostWaiting = new AtomicLong();

    private final Random random = new Random(7);
    private final List<Delivery> log = new ArrayList<>();
    private final List<Delivery> onTheWay = new ArrayList<>();
    private final boolean faulty;
    private ServiceBus bus;
    private BindRequest session;
    private final Promise<Long> closed = Promise.promise();
    private long taken;
    private long acknowledged;

    LoggedSessions(boolean faulty) {
        this.faulty = faulty;
    }

    @Override
    public Future<?> start() {
        bus = new ServiceBus(vertx, TIMEOUT, PAGE);
        ScramKeys keys =
                ScramKeys.derive(ScramHash.SHA_1, PASSWORD, "salt".getBytes(StandardCharsets.UTF_8), ITERATIONS);
        return Future.join(List.of(
                bus.serve(BusAddresses.SESSION_CREDENTIALS, asked -> Future.succeededFuture(keys)),
                bus.serve(BusAddresses.SESSION_BIND, this::bind),
                bus.serve(BusAddresses.SESSION_CLOSE, this::close),
                bus.serve(BusAddresses.SESSION_ROUTE, this::route),
                bus.serve(BusAddresses.SESSION_LOG, this::read),
                bus.serve(BusAddresses.SESSION_ACK, this::acknowledge)));
    }

    /** Puts so many stanzas on the log and pushes all of them; completes when the edge has heard of them. */
    Future<Void> append(int stanzas, String filling) {
        Promise<Void> pushed = Promise.promise();
        context.runOnContext(now -> {
            List<Future<DeliverReply>> pushes = new ArrayList<>();
            for (int i = 0; i < stanzas; i++) {
                onTheWay.add(append(XmlElement.named("message", Namespaces.CLIENT)
                        .attribute("id", Integer.toString(i))
                        .textChild("body", filling)
                        .build()));
                pushes.add(push());
            }
            Future.join(pushes).<Void>mapEmpty().onComplete(pushed);
        });
        return pushed.future();
    }

    /** How much was acknowledged when the session was closed. */
    Future<Long> acknowledgedAtClose() {
        return closed.future();
    }

    private Future<CloseReply> close(CloseRequest request) {
        closed.tryComplete(acknowledged);
        return Future.succeededFuture(new CloseReply(true));
    }

    private Future<BindReply> bind(BindRequest request) {
        session = request;
        return Future.succeededFuture(
                new BindReply.Bound(request.user().withResource("x"), 1, ArchiveExtent.EMPTY, 0, null));
    }

    private Future<RouteReply> route(RouteRequest request) {
        List<Delivery> answers = new ArrayList<>();
        long number = request.taken();
        for (XmlElement element : request.elements()) {
            number++;
            if (number == taken + 1) {
                taken = number;
                answers.add(append(element));
            }
        }
        if (!faulty) {
            return Future.succeededFuture(RouteReply.Routed.all(log.size(), answers));
        }
        boolean pushed = random.nextBoolean();
        if (pushed) {
            onTheWay.addAll(answers);
            push();
        }
        return random.nextInt(4) == 0
                ? Future.failedFuture("taken, but never told")
                : Future.succeededFuture(RouteReply.Routed.all(log.size(), pushed ? List.of() : answers));
    }

    private Delivery append(XmlElement stanza) {
        Delivery delivery = new Delivery(session.sessionId(), log.size() + 1L, stanza.toString());
        log.add(delivery);
        mostWaiting.accumulateAndGet(log.size() - acknowledged, Math::max);
        return delivery;
    }

    private Future<DeliverReply> push() {
        List<Delivery> pushed = new ArrayList<>();
        for (Delivery delivery : onTheWay) {
            for (int copies = faulty ? random.nextInt(3) : 1; copies > 0; copies--) {
                pushed.add(delivery);
            }
        }
        onTheWay.clear();
        if (faulty) {
            Collections.shuffle(pushed, random);
        }
        return new EdgeBusProxy(bus, session.edge()).deliver(new DeliverRequest(pushed));
    }

    private Future<LogReply> read(LogRequest request) {
        reads.incrementAndGet();
        int first = (int) request.after();
        int last = Math.min(log.size(), first + request.limit());
        return Future.succeededFuture(new LogReply(List.copyOf(log.subList(first, last))));
    }

    private Future<AckReply> acknowledge(AckRequest request) {
        for (AckRequest.Acknowledged told : request.sessions()) {
            acknowledged = Math.max(acknowledged, told.upTo());
        }
        return Future.succeededFuture(new AckReply());
    }
}
