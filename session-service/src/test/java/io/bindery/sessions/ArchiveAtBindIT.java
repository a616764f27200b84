package io.bindery.sessions;

import static io.bindery.sessions.RunningService.bind2;
import static io.bindery.sessions.RunningService.newId;
import static io.bindery.sessions.RunningService.someone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.archive.MetadataRequest;
import io.bindery.model.jid.BareJid;
import io.bindery.model.session.BindReply;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArchiveAtBindIT {
    private static final ArchiveId OLD = ArchiveId.of(1_000_000, 0);
    private static final ArchiveId OLDER = ArchiveId.of(500_000, 0);
    private static final ArchiveId FUTURE = ArchiveId.of(1L << 42, 0);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private RunningService service;
    private RawRedis redis;

    @BeforeEach
    void start() {
        Metrics.addRegistry(meters);
        service = RunningService.start(Map.of("archive.wait-ms", "100"));
        redis = RawRedis.of(service.vertx);
    }

    @AfterEach
    void stop() {
        service.close();
        Metrics.removeRegistry(meters);
    }

    private double missing() {
        return meters.counter("bindery.bind.metadata.missing").count();
    }

    private BindReply.Bound bind(BareJid user) {
        return service.bound(bind2(user, newId(), "phone", "ua"));
    }

    @Test
    void costsOneScriptAndOneMetadataRequest() {
        BareJid user = someone();
        bind(someone());
        service.archive.asked.clear();
        long scripts = redis.calls("evalsha");
        bind(user);
        assertEquals(1, redis.calls("evalsha") - scripts);
        assertEquals(List.of(new MetadataRequest(user, null)), service.archive.asked);
    }

    @Test
    void takesTheStartFromPostgresAndTheEndFromRedis() {
        BareJid user = someone();
        ArchiveId last = service.admit(user, true).id();
        service.archive.answers(request -> Future.succeededFuture(new ArchiveExtent(OLDER, OLD)));
        assertEquals(new ArchiveExtent(OLDER, last), bind(user).archive());
    }

    @Test
    void asksPostgresForTheEndOfAColdUser() {
        service.archive.answers(request -> Future.succeededFuture(new ArchiveExtent(OLDER, OLD)));
        assertEquals(new ArchiveExtent(OLDER, OLD), bind(someone()).archive());
        assertEquals(1, service.archive.asked.size());
    }

    @Test
    void asksAgainWhenAColdUserGotAMessageMeanwhile() {
        service.archive.answers(request -> Future.succeededFuture(
                request.upTo() == null ? new ArchiveExtent(OLDER, FUTURE) : new ArchiveExtent(OLDER, OLD)));
        assertEquals(new ArchiveExtent(OLDER, OLD), bind(someone()).archive());
        ArchiveId bound = service.archive.asked.get(1).upTo();
        assertTrue(bound.compareTo(OLD) > 0 && bound.compareTo(FUTURE) < 0);
    }

    @Test
    void goesOnWithoutAnArchiveThatDoesNotAnswer() {
        Promise<ArchiveExtent> never = Promise.promise();
        service.archive.answers(request -> never.future());
        double before = missing();
        assertNull(bind(someone()).archive());
        assertEquals(before + 1, missing());
        never.complete(ArchiveExtent.EMPTY);
    }

    @Test
    void goesOnWithoutAnArchiveThatFails() {
        service.archive.answers(request -> Future.failedFuture("away"));
        double before = missing();
        assertNull(bind(someone()).archive());
        assertEquals(before + 1, missing());
    }
}
