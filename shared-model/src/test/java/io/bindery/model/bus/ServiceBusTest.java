package io.bindery.model.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.archive.ArchiveBusProxy;
import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.MetadataRequest;
import io.bindery.model.edge.EdgeBusProxy;
import io.bindery.model.edge.EndStream;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.jid.BareJid;
import io.bindery.model.session.BindReply;
import io.bindery.model.session.BindRequest;
import io.bindery.model.session.CloseReply;
import io.bindery.model.session.CloseRequest;
import io.bindery.model.session.ResourceRequest;
import io.bindery.model.session.SessionBusProxy;
import io.bindery.model.session.SessionFeatures;
import io.bindery.model.session.UserAgent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class ServiceBusTest {
    private static final BareJid JULIET = BareJid.parse("juliet@localhost");
    private static final CloseRequest CLOSE = new CloseRequest(JULIET, "session-1");
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration IMPATIENT = Duration.ofMillis(50);

    @BeforeEach
    void registerCodecs(Vertx vertx) {
        BusCodecs.register(vertx);
    }

    @Test
    void bringsTheAnswerOfTheService(Vertx vertx, VertxTestContext test) {
        ServiceBus bus = new ServiceBus(vertx, PATIENT, 10);
        bus.serve(BusAddresses.SESSION_CLOSE, request -> Future.succeededFuture(new CloseReply(request.equals(CLOSE))))
                .compose(served -> new SessionBusProxy(bus).close(CLOSE))
                .onComplete(test.succeeding(reply -> test.verify(() -> {
                    assertEquals(new CloseReply(true), reply);
                    test.completeNow();
                })));
    }

    @Test
    void bringsEachCaseOfASealedReply(Vertx vertx, VertxTestContext test) {
        ServiceBus bus = new ServiceBus(vertx, PATIENT, 10);
        BindReply refused = new BindReply.Refused(BindReply.Reason.CONFLICT);
        BindRequest bind = new BindRequest(
                JULIET,
                "session-1",
                "edge-1",
                new ResourceRequest(ResourceRequest.Style.CLASSIC, "a"),
                UserAgent.UNKNOWN,
                SessionFeatures.NONE);
        bus.serve(BusAddresses.SESSION_BIND, request -> Future.succeededFuture(refused))
                .compose(served -> new SessionBusProxy(bus).bind(bind))
                .onComplete(test.succeeding(reply -> test.verify(() -> {
                    assertEquals(refused, reply);
                    test.completeNow();
                })));
    }

    @Test
    void failsWhenNobodyServes(Vertx vertx, VertxTestContext test) {
        new ArchiveBusProxy(new ServiceBus(vertx, PATIENT, 10))
                .metadata(new MetadataRequest(JULIET, null))
                .onComplete(test.failing(cause -> test.verify(() -> {
                    assertUnavailable("archive.metadata", cause);
                    test.completeNow();
                })));
    }

    @Test
    void failsWhenNoAnswerComesInTime(Vertx vertx, VertxTestContext test) {
        ServiceBus bus = new ServiceBus(vertx, IMPATIENT, 10);
        Promise<ArchiveExtent> never = Promise.promise();
        bus.serve(BusAddresses.ARCHIVE_METADATA, request -> never.future())
                .compose(served -> new ArchiveBusProxy(bus).metadata(new MetadataRequest(JULIET, null)))
                .onComplete(test.failing(cause -> test.verify(() -> {
                    assertUnavailable("archive.metadata", cause);
                    test.completeNow();
                })));
    }

    @Test
    void failsWhenTheServiceFailsOrThrows(Vertx vertx, VertxTestContext test) {
        ServiceBus bus = new ServiceBus(vertx, PATIENT, 1);
        SessionBusProxy sessions = new SessionBusProxy(bus);
        bus.serve(BusAddresses.SESSION_CLOSE, ServiceBusTest::fail)
                .compose(served -> sessions.close(CLOSE).transform(first -> sessions.close(CLOSE)))
                .onComplete(test.failing(cause -> test.verify(() -> {
                    assertUnavailable("session.close", cause);
                    // The bound counts failed requests out again, else the second one would be refused as busy.
                    assertTrue(cause.getMessage().contains("IllegalStateException"), cause.getMessage());
                    assertFalse(cause.getMessage().contains("secret"), cause.getMessage());
                    test.completeNow();
                })));
    }

    @Test
    void refusesMoreRequestsThanItsBound(Vertx vertx, VertxTestContext test) {
        ServiceBus bus = new ServiceBus(vertx, PATIENT, 1);
        SessionBusProxy sessions = new SessionBusProxy(bus);
        Promise<CloseReply> slow = Promise.promise();
        bus.serve(BusAddresses.SESSION_CLOSE, request -> slow.future())
                .compose(served -> {
                    Future<CloseReply> first = sessions.close(CLOSE);
                    return sessions.close(CLOSE).transform(second -> {
                        test.verify(() -> assertUnavailable("session.close", second.cause()));
                        slow.complete(new CloseReply(true));
                        return first;
                    });
                })
                .onComplete(test.succeedingThenComplete());
    }

    @Test
    void tellsAnEdge(Vertx vertx, VertxTestContext test) {
        EndStream message = new EndStream("session-1", StreamErrorCondition.CONFLICT);
        vertx.eventBus()
                .<EndStream>consumer(
                        BusAddresses.edge("edge-1"),
                        received -> test.verify(() -> {
                            assertEquals(message, received.body());
                            test.completeNow();
                        }));

        new EdgeBusProxy(new ServiceBus(vertx, PATIENT, 1), "edge-1").endStream(message);
    }

    private static Future<CloseReply> fail(CloseRequest request) {
        throw new IllegalStateException("secret " + request.sessionId());
    }

    private static void assertUnavailable(String address, Throwable cause) {
        assertInstanceOf(ServiceUnavailableException.class, cause);
        assertTrue(cause.getMessage().startsWith(address), cause.getMessage());
    }
}
