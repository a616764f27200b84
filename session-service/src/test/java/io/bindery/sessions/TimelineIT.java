package io.bindery.sessions;

import static io.bindery.sessions.RunningService.bind2;
import static io.bindery.sessions.RunningService.classic;
import static io.bindery.sessions.RunningService.newId;
import static io.bindery.sessions.RunningService.someone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.jid.BareJid;
import io.bindery.model.session.AdmitReply;
import io.bindery.model.timeline.TimelineKeys;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimelineIT {
    private static final long LAST_SEQUENCE = (1 << 20) - 1;
    // In the year 2100: so the clock of Redis is behind.
    private static final long AHEAD = 4_102_444_800_000L;
    private RunningService service;
    private RawRedis redis;
    private TimelineKeys keys;

    @BeforeAll
    void start() {
        service = RunningService.start(Map.of());
        redis = RawRedis.of(service.vertx);
        keys = new TimelineKeys(RunningService.stores().shards());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private void set(BareJid user, String name, long ms, long seq) {
        redis.ask(Command.HSET, keys.user(user), name + "_ms", Long.toString(ms), name + "_seq", Long.toString(seq));
    }

    @Test
    void goesOnThoughTheClockWentBack() {
        BareJid user = someone();
        set(user, "last", AHEAD, 7);
        assertEquals(ArchiveId.of(AHEAD, 8), service.admit(user, true).id());
        assertEquals(ArchiveId.of(AHEAD, 9), service.admit(user, false).id());
        assertEquals(ArchiveId.of(AHEAD, 10), service.admit(user, true).id());
    }

    @Test
    void carriesAFullMillisecondOver() {
        BareJid user = someone();
        set(user, "last", AHEAD, LAST_SEQUENCE);
        assertEquals(ArchiveId.of(AHEAD + 1, 0), service.admit(user, true).id());
    }

    @Test
    void aBindTakesAPositionOfItsOwn() {
        BareJid user = someone();
        set(user, "last", AHEAD, 7);
        service.bound(classic(user, newId(), null));
        assertEquals(ArchiveId.of(AHEAD, 9), service.admit(user, true).id());
    }

    @Test
    void endsAtTheLastArchivedMessageWhateverElseWasAdmitted() {
        BareJid user = someone();
        ArchiveId archived = service.admit(user, true).id();
        service.admit(user, false);
        assertEquals(
                new ArchiveExtent(archived, archived),
                service.bound(bind2(user, newId(), null, null)).archive());
    }

    @Test
    void reachesASessionWithWhatIsNotArchivedToo() {
        BareJid user = someone();
        String id = newId();
        service.bound(bind2(user, id, null, null));
        AdmitReply.Admitted admitted = service.admit(user, false);
        assertEquals(List.of(id), admitted.targets());
    }

    @Test
    void followsTheClockOfRedis() {
        long before = clockOfRedis();
        long admitted = service.admit(someone(), true).id().timestamp().toEpochMilli();
        assertTrue(before <= admitted && admitted <= clockOfRedis());
    }

    private long clockOfRedis() {
        Response time = redis.ask(Command.TIME);
        return time.get(0).toLong() * 1000 + time.get(1).toLong() / 1000;
    }
}
