package io.bindery.sessions;

import static io.bindery.sessions.RunningService.bind2;
import static io.bindery.sessions.RunningService.newId;
import static io.bindery.sessions.RunningService.someone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.jid.BareJid;
import io.bindery.model.timeline.TimelineKeys;
import io.bindery.stores.SharedStores;
import io.vertx.redis.client.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Session-service and archive-service as they are, with nothing between them but the event bus and the stores. */
class ColdUserIT {
    private RunningService service;
    private RawRedis redis;

    @BeforeEach
    void start() {
        SharedStores.flush();
        service = RunningService.startWithArchiveService();
        redis = RawRedis.of(service.vertx);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private void untilFlushed(BareJid user) {
        TimelineKeys keys = new TimelineKeys(RunningService.stores().shards());
        String log = keys.archiveLog(keys.shard(user));
        service.until(() -> redis.ask(Command.XLEN, log).toInteger() == 0);
    }

    private ArchiveExtent bind(BareJid user) {
        return service.bound(bind2(user, newId(), "phone", "ua")).archive();
    }

    @Test
    void theExtentOfAUserWhomRedisForgotComesFromPostgres() {
        BareJid user = someone();
        ArchiveId first = service.admit(user, true).id();
        ArchiveId last = service.admit(user, true).id();
        untilFlushed(user);
        SharedStores.flush();
        assertEquals(new ArchiveExtent(first, last), bind(user));

        ArchiveId after = service.admit(user, true).id();
        assertTrue(after.compareTo(last) > 0);
        assertEquals(new ArchiveExtent(first, after), bind(user));
        // The log was lost with the rest of Redis: archive-service has to make its group again.
        untilFlushed(user);
        SharedStores.flush();
        assertEquals(new ArchiveExtent(first, after), bind(user));
    }

    @Test
    void theStartIsTheSameBeforeAndAfterTheFlush() {
        BareJid user = someone();
        ArchiveId only = service.admit(user, true).id();
        assertEquals(new ArchiveExtent(only, only), bind(user));
        untilFlushed(user);
        assertEquals(new ArchiveExtent(only, only), bind(user));
    }
}
