package io.bindery.sessions;

import static io.bindery.sessions.RunningService.bind2;
import static io.bindery.sessions.RunningService.classic;
import static io.bindery.sessions.RunningService.get;
import static io.bindery.sessions.RunningService.message;
import static io.bindery.sessions.RunningService.newId;
import static io.bindery.sessions.RunningService.someone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.route.Delivery;
import io.bindery.model.route.LogRequest;
import io.bindery.model.session.AdmitReply;
import io.bindery.model.session.BindReply;
import io.bindery.model.session.CloseRequest;
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
class OfflineIT {
    private static final long DAY_MS = 24 * 3600 * 1000L;
    private RunningService service;
    private RawRedis redis;
    private TimelineKeys keys;

    @BeforeAll
    void start() {
        service = RunningService.start(Map.of("offline.max-messages", "2"));
        redis = RawRedis.of(service.vertx);
        keys = new TimelineKeys(RunningService.stores().shards());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private int length(String list) {
        return redis.ask(Command.LLEN, list).toInteger();
    }

    private long expiry(String key) {
        return redis.ask(Command.PTTL, key).toLong();
    }

    @Test
    void bind2PurgesWhatTheArchiveHoldsAndDeliversTheRest() {
        BareJid user = someone();
        service.admit(user, true);
        service.admit(user, false);
        String id = newId();
        BindReply.Bound bound = service.bound(bind2(user, id, "phone", "ua"));
        assertEquals(0, length(keys.offlineArchived(user)));
        assertEquals(0, length(keys.offline(user)));
        assertEquals(1, bound.waiting());
        List<Delivery> log =
                get(service.sessions.log(new LogRequest(user, id, 0, 10))).deliveries();
        assertEquals(1, log.size());
        String stanza = log.get(0).stanza();
        assertTrue(stanza.contains("<body>hi</body><delay xmlns='urn:xmpp:delay' from='localhost' stamp='"), stanza);
    }

    @Test
    void classicBindPurgesNothing() {
        BareJid user = someone();
        service.admit(user, true);
        service.admit(user, false);
        service.bound(classic(user, newId(), null));
        assertEquals(1, length(keys.offlineArchived(user)));
        assertEquals(1, length(keys.offline(user)));
    }

    @Test
    void nothingWaitsWhileASessionIsBound() {
        BareJid user = someone();
        service.bound(bind2(user, newId(), "phone", "ua"));
        service.admit(user, true);
        service.admit(user, false);
        assertEquals(0, length(keys.offlineArchived(user)));
        assertEquals(0, length(keys.offline(user)));
    }

    @Test
    void refusesWhatTheArchiveDoesNotKeepWhenTooMuchWaits() {
        BareJid user = someone();
        service.admit(user, false);
        service.admit(user, false);
        String before = redis.ask(Command.HGETALL, keys.user(user)).toString();
        assertInstanceOf(AdmitReply.Full.class, get(service.sessions.admit(message(user, false))));
        assertEquals(before, redis.ask(Command.HGETALL, keys.user(user)).toString());
        assertEquals(2, length(keys.offline(user)));
    }

    @Test
    void takesWhatTheArchiveKeepsThoughTooMuchWaits() {
        BareJid user = someone();
        service.admit(user, true);
        service.admit(user, true);
        service.admit(user, true);
        assertEquals(2, length(keys.offlineArchived(user)));
    }

    @Test
    void refusesAnArchivedMessageWhenTheLogIsFull() {
        BareJid user = someone();
        String log = keys.archiveLog(keys.shard(user));
        int room = redis.ask(Command.XLEN, log).toInteger() + 1;
        try (RunningService tight = RunningService.start(Map.of("session.max-archive-log", Integer.toString(room)))) {
            AdmitReply.Admitted last = tight.admit(user, true);
            assertInstanceOf(AdmitReply.Full.class, get(tight.sessions.admit(message(user, true))));
            assertEquals(room, redis.ask(Command.XLEN, log).toInteger());
            assertEquals(
                    last.id(),
                    tight.bound(classic(user, newId(), null)).archive().last());
        }
    }

    @Test
    void writesTheLogAsTheArchiveReadsIt() {
        BareJid user = someone();
        AdmitReply.Admitted admitted = service.admit(user, true);
        String log = keys.archiveLog(keys.shard(user));
        Response entry =
                redis.ask(Command.XREVRANGE, log, "+", "-", "COUNT", "1").get(0).get(1);
        assertEquals("owner", entry.get(0).toString());
        assertEquals(user.toString(), entry.get(1).toString());
        assertEquals(admitted.id().timestamp().toEpochMilli(), entry.get(3).toLong());
        assertEquals(0, entry.get(5).toLong());
        assertEquals("romeo@localhost", entry.get(7).toString());
        assertEquals(message(user, true).stanza().toString(), entry.get(9).toString());
    }

    @Test
    void forgetsNobodyWhoIsBoundAndOthersAfterAWhile() {
        BareJid user = someone();
        service.admit(user, false);
        assertTrue(expiry(keys.user(user)) > 29 * DAY_MS);
        assertTrue(expiry(keys.offline(user)) > 29 * DAY_MS);
        String id = newId();
        service.bound(classic(user, id, null));
        service.admit(user, true);
        assertEquals(-1, expiry(keys.user(user)));
        assertEquals(-1, expiry(keys.sessions(user)));
        assertEquals(-1, expiry(keys.offline(user)));
        get(service.sessions.close(new CloseRequest(user, id)));
        assertTrue(expiry(keys.user(user)) > 29 * DAY_MS);
        assertTrue(expiry(keys.offline(user)) > 29 * DAY_MS);
        assertTrue(expiry(keys.undone(user, id)) > 100_000);
    }
}
