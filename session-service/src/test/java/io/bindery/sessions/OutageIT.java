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
import io.bindery.stores.SharedStores;
import io.vertx.core.Future;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.redis.client.Command;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageIT {
    private static final Map<String, String> SETTINGS = Map.of("accounts.cache-s", "3600");
    private RunningService service;
    private AccountAdministration accounts;

    @BeforeAll
    void start() {
        service = RunningService.start(SETTINGS);
        accounts = get(AccountAdministration.open(service.vertx, RunningService.stores(), config(SETTINGS)));
    }

    @AfterAll
    void stop() {
        get(accounts.close());
        service.close();
    }

    @BeforeEach
    void waitForBothStores() {
        service.until(() -> works(bind(someone())) && works(keys(someone())));
    }

    @AfterEach
    void leaveBothStoresRunning() {
        SharedStores.redis().start();
        SharedStores.postgres().start();
    }

    private Future<ScramKeys> keys(BareJid user) {
        return service.sessions.credentials(new CredentialsRequest(user, ScramHash.SHA_1));
    }

    private Future<BindReply> bind(BareJid user) {
        return service.sessions.bind(bind2(user, newId(), "phone", "ua"));
    }

    /** The service says so itself, which is something else than that the asker gave up. Returns what it names. */
    private static String refusal(Future<?> asked) {
        Throwable failure = assertThrows(ServiceUnavailableException.class, () -> get(asked));
        ReplyException cause = assertInstanceOf(ReplyException.class, failure.getCause());
        assertEquals(ReplyFailure.RECIPIENT_FAILURE, cause.failureType());
        return cause.getMessage();
    }

    private boolean works(Future<?> asked) {
        return get(asked.transform(done -> Future.succeededFuture(done.succeeded())));
    }

    @Test
    void redisGoesAndComesBack() {
        BareJid user = someone();
        ArchiveId before = service.admit(user, true).id();
        SharedStores.redis().stop();
        refusal(bind(user));
        // By now the link knows, and no command waits for a time-out.
        assertEquals("RedisUnavailableException", refusal(service.sessions.admit(message(user, true))));
        SharedStores.redis().start();
        service.until(() -> works(service.sessions.admit(message(user, true))));
        BindReply.Bound bound = assertInstanceOf(BindReply.Bound.class, get(bind(user)));
        assertTrue(bound.archive().last().compareTo(before) > 0);
        assertEquals(before, bound.archive().first());
    }

    @Test
    void redisForgetsTheScripts() {
        RawRedis redis = RawRedis.of(service.vertx);
        get(bind(someone()));
        redis.ask(Command.SCRIPT, "FLUSH");
        assertInstanceOf(BindReply.Bound.class, get(bind(someone())));
        long whole = redis.calls("eval");
        get(bind(someone()));
        assertEquals(whole, redis.calls("eval"));
    }

    @Test
    void redisHangs() {
        RawRedis redis = RawRedis.of(service.vertx);
        redis.ask(Command.CLIENT, "PAUSE", "4000");
        String why = refusal(bind(someone()));
        assertTrue(why.endsWith("TimeoutException"), why);
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
        SharedStores.postgres().stop();
        assertEquals(keys, get(keys(cached)));
        refusal(keys(known));
        assertInstanceOf(BindReply.Bound.class, get(bind(cached)));
        SharedStores.postgres().start();
        service.until(() -> works(keys(known)));
        service.until(() -> works(accounts.changePassword(cached, "new")));
        service.until(() -> !get(keys(cached)).equals(keys));
    }
}
