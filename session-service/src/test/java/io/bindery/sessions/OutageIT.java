package io.bindery.sessions;

import static io.bindery.sessions.RunningService.bind2;
import static io.bindery.sessions.RunningService.config;
import static io.bindery.sessions.RunningService.get;
import static io.bindery.sessions.RunningService.message;
import static io.bindery.sessions.RunningService.newId;
import static io.bindery.sessions.RunningService.someone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.archive.ArchiveId;
import io.bindery.model.bus.ServiceUnavailableException;
import io.bindery.model.jid.BareJid;
import io.bindery.model.scram.ScramHash;
import io.bindery.model.scram.ScramKeys;
import io.bindery.model.session.BindReply;
import io.bindery.model.session.CredentialsRequest;
import io.bindery.sessions.accounts.AccountAdministration;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageIT {
    private static final Map<String, String> SETTINGS = Map.of("accounts.cache-s", "3600");
    private Stores stores;
    private RunningService service;
    private AccountAdministration accounts;

    @BeforeAll
    void start() {
        stores = Stores.start();
        service = RunningService.start(stores, SETTINGS);
        accounts = get(AccountAdministration.open(service.vertx, stores.config(), config(SETTINGS)));
    }

    @AfterAll
    void stop() {
        get(accounts.close());
        service.close();
        stores.close();
    }

    private Future<ScramKeys> keys(BareJid user) {
        return service.sessions.credentials(new CredentialsRequest(user, ScramHash.SHA_1));
    }

    private Future<BindReply> bind(BareJid user) {
        return service.sessions.bind(bind2(user, newId(), "phone", "ua"));
    }

    private <T> void failsInTime(Future<T> asked) {
        long from = System.nanoTime();
        assertThrows(ServiceUnavailableException.class, () -> get(asked));
        Duration taken = Duration.ofNanos(System.nanoTime() - from);
        assertTrue(taken.compareTo(stores.config().timeout().plusSeconds(1)) < 0, "took " + taken);
    }

    private boolean works(Future<?> asked) {
        return get(asked.transform(done -> Future.succeededFuture(done.succeeded())));
    }

    @Test
    void redisGoesAndComesBack() {
        BareJid user = someone();
        ArchiveId before = service.admit(user, true).id();
        stores.redis.stop();
        failsInTime(bind(user));
        failsInTime(service.sessions.admit(message(user, true)));
        stores.redis.start();
        service.until(() -> works(service.sessions.admit(message(user, true))));
        BindReply.Bound bound = assertInstanceOf(BindReply.Bound.class, get(bind(user)));
        assertTrue(bound.archive().last().compareTo(before) > 0);
        assertEquals(before, bound.archive().first());
    }

    @Test
    void redisForgetsTheScripts() {
        RawRedis redis = RawRedis.of(service.vertx, stores);
        get(bind(someone()));
        redis.ask(Command.SCRIPT, "FLUSH");
        assertInstanceOf(BindReply.Bound.class, get(bind(someone())));
        long whole = redis.calls("eval");
        get(bind(someone()));
        assertEquals(whole, redis.calls("eval"));
    }

    @Test
    void redisHangs() {
        RawRedis redis = RawRedis.of(service.vertx, stores);
        redis.ask(Command.CLIENT, "PAUSE", "4000");
        failsInTime(bind(someone()));
        service.until(() -> works(bind(someone())));
    }

    @Test
    void postgresGoesAndComesBack() {
        BareJid cached = someone();
        BareJid known = someone();
        get(accounts.add(cached, "secret"));
        get(accounts.add(known, "secret"));
        ScramKeys keys = get(keys(cached));
        service.until(() -> get(keys(cached)).equals(keys));
        stores.postgres.stop();
        assertEquals(keys, get(keys(cached)));
        failsInTime(keys(known));
        assertInstanceOf(BindReply.Bound.class, get(bind(cached)));
        stores.postgres.start();
        service.until(() -> works(keys(known)));
        service.until(() -> works(accounts.changePassword(cached, "new")));
        service.until(() -> !get(keys(cached)).equals(keys));
    }
}
