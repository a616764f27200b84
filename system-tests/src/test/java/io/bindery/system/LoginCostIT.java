package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.session.OnlineRequest;
import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.XmppConversation;
import io.bindery.system.server.Await;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.BusRequests;
import io.bindery.system.server.PostgresStatistics;
import io.bindery.system.server.RedisStatistics;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts what one login costs: one request for keys, one bind hop, one script, one metadata query. */
class LoginCostIT {
    private static final BareJid USER = new BareJid("juliet", BinderyServer.DOMAIN);

    @TempDir
    private Path folder;

    private final Bind2Login login = Bind2Login.of(USER.local(), "secret");
    private BinderyServer server;
    private RedisStatistics redis;
    private PostgresStatistics postgres;
    private BusRequests bus;

    @BeforeEach
    void start() {
        server = BinderyServer.start(folder, Map.of("accounts.cache-s", "3600"));
        server.addAccount(USER.local(), "secret");
        redis = new RedisStatistics(URI.create(server.redis().uri()));
        postgres = PostgresStatistics.of(server.postgres());
        bus = new BusRequests(server.vertx());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aWarmLoginAsksEachServiceOnce() {
        Await.until("a first login with metadata", this::firstLogin);
        Await.until("the first session has ended", this::nobodyOnline);
        redis.reset();
        postgres.reset();
        bus.reset();

        try (XmppConversation client = server.connect()) {
            login.on(client);
            client.receivesElement("features");
            assertEquals(
                    Map.of("session.credentials", 1, "session.bind", 1, "archive.metadata", 1),
                    bus.byVerb(),
                    bus::toString);
            assertEquals(1, redis.scripts(), () -> redis.calls().toString());
            List<String> statements = postgres.statements();
            assertEquals(1, statements.size(), statements::toString);
            assertTrue(statements.get(0).contains("archives.message"), statements::toString);
        }
    }

    private boolean firstLogin() {
        try (XmppConversation client = server.connect()) {
            boolean complete = login.triedOn(client).has("urn:xmpp:mam:2", "metadata");
            client.receivesElement("features");
            client.leaves();
            return complete;
        }
    }

    private boolean nobodyOnline() {
        return Await.done(server.sessions().online(new OnlineRequest(USER)))
                .sessions()
                .isEmpty();
    }
}
