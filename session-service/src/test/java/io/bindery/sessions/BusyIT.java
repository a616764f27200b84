package io.bindery.sessions;

import static io.bindery.sessions.RunningService.classic;
import static io.bindery.sessions.RunningService.get;
import static io.bindery.sessions.RunningService.newId;
import static io.bindery.sessions.RunningService.someone;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.bus.ServiceUnavailableException;
import io.bindery.model.session.BindReply;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStores.class)
class BusyIT {

    @Test
    void refusesAtOnceWhatIsOverTheBoundAndGoesOn(Stores stores) {
        try (RunningService service = RunningService.start(stores, Map.of("session.max-in-flight", "2"))) {
            List<Future<BindReply>> asked = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                asked.add(service.sessions.bind(classic(someone(), newId(), null)));
            }
            get(Future.join(asked).otherwiseEmpty());
            List<Future<BindReply>> refused =
                    asked.stream().filter(Future::failed).toList();
            assertTrue(!refused.isEmpty() && refused.size() < asked.size(), refused.size() + " were refused");
            refused.forEach(one -> assertInstanceOf(ServiceUnavailableException.class, one.cause()));
            assertInstanceOf(BindReply.Bound.class, service.bind(classic(someone(), newId(), null)));
        }
    }
}
