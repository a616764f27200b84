package io.bindery.sessions;

import static io.bindery.sessions.Client.chat;
import static io.bindery.sessions.RunningService.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.bus.BusAddresses;
import io.bindery.model.edge.DeliverReply;
import io.bindery.model.jid.BareJid;
import io.bindery.model.route.Delivery;
import io.bindery.model.session.BindReply;
import io.bindery.model.session.BindRequest;
import io.bindery.model.session.OnlineRequest;
import io.bindery.model.session.ResourceRequest;
import io.bindery.model.session.SessionFeatures;
import io.bindery.model.session.UserAgent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** An instance that is stopped finishes what it has begun. */
class PlannedStopIT {
    private static final Map<String, String> PATIENT = Map.of("archive.wait-ms", "20000", "store.timeout-ms", "20000");

    @Test
    void answersWhatItHasBegun() {
        try (RunningService service = RunningService.start(PATIENT)) {
            Promise<ArchiveExtent> held = Promise.promise();
            service.archive.answers(request -> held.future());
            Future<BindReply> bind =
                    service.sessions.bind(RunningService.classic(service.account(), RunningService.newId(), null));
            service.until(() -> service.archive.asked.size() == 1);
            Future<Void> stopped = stop(service);
            service.until(() -> refuses(service));
            assertFalse(stopped.isComplete());
            held.complete(ArchiveExtent.EMPTY);
            assertInstanceOf(BindReply.Bound.class, get(bind));
            get(stopped);
        }
    }

    @Test
    void tellsTheEdgesWhatItHasDone() {
        try (RunningService service = RunningService.start(PATIENT)) {
            Promise<DeliverReply> busy = Promise.promise();
            List<Delivery> told = new CopyOnWriteArrayList<>();
            String slow = "slow-edge";
            get(service.bus.serve(BusAddresses.edgeDelivery(slow), request -> {
                told.addAll(request.deliveries());
                return busy.future();
            }));
            BareJid juliet = service.account();
            service.bound(new BindRequest(
                    juliet,
                    RunningService.newId(),
                    slow,
                    new ResourceRequest(ResourceRequest.Style.BIND2, null),
                    UserAgent.UNKNOWN,
                    SessionFeatures.NONE));
            Client romeo = Client.bind2(service, service.account());
            romeo.sends(chat(juliet, "one"));
            service.until(() -> told.size() == 1);
            romeo.sends(chat(juliet, "two"));
            Future<Void> stopped = stop(service);
            service.until(() -> refuses(service));
            get(service.vertx.timer(500));
            assertFalse(stopped.isComplete());
            busy.complete(new DeliverReply());
            get(stopped);
            assertEquals(2, told.size());
            assertTrue(told.get(1).stanza().contains("two"));
        }
    }

    private static Future<Void> stop(RunningService service) {
        return service.vertx.undeploy(service.vertx.deploymentIDs().iterator().next());
    }

    private static boolean refuses(RunningService service) {
        return get(service.sessions
                .online(new OnlineRequest(RunningService.nobody()))
                .transform(answer -> Future.succeededFuture(answer.failed())));
    }
}
