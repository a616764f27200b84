package io.bindery.sessions;

import static io.bindery.sessions.RunningService.classic;
import static io.bindery.sessions.RunningService.get;
import static io.bindery.sessions.RunningService.newId;
import static io.bindery.sessions.RunningService.someone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.bus.ServiceUnavailableException;
import io.bindery.model.session.BindReply;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BusyIT {
    // The two that are held wait for the archive, as long as the test likes.
    private static final Map<String, String> SETTINGS =
            Map.of("session.max-in-flight", "2", "archive.wait-ms", "60000", "store.timeout-ms", "60000");

    @Test
    void refusesAtOnceWhatIsOverTheBoundAndGoesOn() {
        try (RunningService service = RunningService.start(SETTINGS)) {
            Promise<ArchiveExtent> held = Promise.promise();
            service.archive.answers(request -> held.future());
            Future<BindReply> first = bind(service);
            Future<BindReply> second = bind(service);
            service.until(() -> service.archive.asked.size() == 2);
            Throwable refusal = assertThrows(ServiceUnavailableException.class, () -> get(bind(service)));
            assertEquals("busy", refusal.getCause().getMessage());
            held.complete(ArchiveExtent.EMPTY);
            assertInstanceOf(BindReply.Bound.class, get(first));
            assertInstanceOf(BindReply.Bound.class, get(second));
            assertInstanceOf(BindReply.Bound.class, get(bind(service)));
        }
    }

    private static Future<BindReply> bind(RunningService service) {
        return service.sessions.bind(classic(someone(), newId(), null));
    }
}
