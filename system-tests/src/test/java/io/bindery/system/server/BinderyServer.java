package io.bindery.system.server;

import io.bindery.archives.ArchiveConfig;
import io.bindery.archives.ArchiveVerticle;
import io.bindery.c2s.C2sVerticle;
import io.bindery.c2s.EdgeConfig;
import io.bindery.model.bus.BusCodecs;
import io.bindery.model.bus.ServiceBus;
import io.bindery.model.config.Settings;
import io.bindery.model.config.StoreConfig;
import io.bindery.model.jid.BareJid;
import io.bindery.model.session.OnlineRequest;
import io.bindery.model.session.SessionApi;
import io.bindery.model.session.SessionBusProxy;
import io.bindery.sessions.SessionConfig;
import io.bindery.sessions.SessionVerticle;
import io.bindery.sessions.accounts.AccountAdministration;
import io.bindery.standalone.settings.StandaloneSettings;
import io.bindery.stores.EmbeddedPostgres;
import io.bindery.stores.EmbeddedRedis;
import io.bindery.stores.FreePort;
import io.bindery.stores.PostgresTemplate;
import io.bindery.system.client.WebSocketConversation;
import io.bindery.system.client.XmppConversation;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.net.SelfSignedCertificate;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All services in this JVM, with stores of their own, so that a test can stop any part and start it again. */
public final class BinderyServer implements AutoCloseable {
    /** The domain that it serves. */
    public static final String DOMAIN = "localhost";

    /** One for all servers of a JVM, with which its files go: a key takes longer than the rest of a start. */
    private static final SelfSignedCertificate CERTIFICATE = SelfSignedCertificate.create(DOMAIN);

    private static final Duration ASK_LIMIT = Duration.ofSeconds(5);
    private static final int IN_FLIGHT = 64;
    private static final int EDGES = 2;

    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedRedis redis;
    private final Optional<RedisProxy> slowRedis;
    private final EmbeddedPostgres postgres;
    private final Settings settings;
    private final List<String> sessions = new ArrayList<>();
    private String archive;
    private String edges;
    private AccountAdministration accounts;
    private int people;

    private BinderyServer(Path folder, Map<String, String> wanted, Duration redisDelay) {
        redis = EmbeddedRedis.start(folder.resolve("redis"));
        slowRedis = redisDelay.isZero()
                ? Optional.empty()
                : Optional.of(RedisProxy.before(URI.create(redis.uri()), redisDelay));
        postgres = PostgresTemplate.start(folder.resolve("postgres"));
        settings = Settings.check(values(wanted), StandaloneSettings.ALL);
    }

    /**
     * Starts it on free ports, without TLS unless the settings say otherwise.
     *
     * @param folder where the stores keep their data
     * @param wanted settings that differ from the defaults, by name
     */
    public static BinderyServer start(Path folder, Map<String, String> wanted) {
        return start(folder, wanted, 1, Duration.ZERO);
    }

    /** Starts it with several instances of session-service, and with a Redis that is that far away in each direction. */
    public static BinderyServer start(
            Path folder, Map<String, String> wanted, int sessionServices, Duration redisDelay) {
        BinderyServer server = new BinderyServer(folder, wanted, redisDelay);
        BusCodecs.register(server.vertx);
        server.accounts = Await.done(
                AccountAdministration.open(server.vertx, server.stores(), SessionConfig.from(server.settings)));
        server.startArchive();
        for (int i = 0; i < sessionServices; i++) {
            server.startSessions();
        }
        EdgeConfig edge = EdgeConfig.from(server.settings);
        server.edges = Await.done(
                server.vertx.deployVerticle(() -> new C2sVerticle(edge), new DeploymentOptions().setInstances(EDGES)));
        return server;
    }

    /** Connects without TLS. */
    public XmppConversation connect() {
        return XmppConversation.plain(tcpPort(), DOMAIN);
    }

    /** Connects by WebSocket without TLS. */
    public WebSocketConversation connectWebSocket() {
        return WebSocketConversation.plain(webSocketPort(), DOMAIN);
    }

    /** Makes an account. */
    public void addAccount(String user, String password) {
        Await.done(accounts.add(new BareJid(user, DOMAIN), password));
    }

    /** Makes an account that nobody else has, and hands over its name; the password is "secret". */
    public String someone() {
        String user = "user" + people++;
        addAccount(user, "secret");
        return user;
    }

    /** Session-service, asked over the event bus. */
    public SessionApi sessions() {
        return new SessionBusProxy(new ServiceBus(vertx, ASK_LIMIT, IN_FLIGHT));
    }

    /** Waits until an account has no session: an edge ends a stream before it gives the session back. */
    public void awaitNobody(String user) {
        OnlineRequest request = new OnlineRequest(new BareJid(user, DOMAIN));
        Await.until(
                "the end of a session",
                () -> Await.done(sessions().online(request)).sessions().isEmpty());
    }

    /** Undeploys the edges, as a planned stop does. */
    public void stopEdges() {
        Await.done(vertx.undeploy(edges));
    }

    /** Undeploys archive-service. */
    public void stopArchive() {
        Await.done(vertx.undeploy(archive));
    }

    /** Deploys archive-service (again). */
    public void startArchive() {
        archive = Await.done(vertx.deployVerticle(new ArchiveVerticle(stores(), ArchiveConfig.from(settings))));
    }

    /** Undeploys every instance of session-service. */
    public void stopSessions() {
        sessions.forEach(instance -> Await.done(vertx.undeploy(instance)));
        sessions.clear();
    }

    /** Deploys one (more) instance of session-service. */
    public void startSessions() {
        SessionVerticle instance = new SessionVerticle(stores(), SessionConfig.from(settings));
        sessions.add(Await.done(vertx.deployVerticle(instance)));
    }

    /** The event bus of all services is in here. */
    public Vertx vertx() {
        return vertx;
    }

    /** Its own Redis. */
    public EmbeddedRedis redis() {
        return redis;
    }

    /** Its own PostgreSQL. */
    public EmbeddedPostgres postgres() {
        return postgres;
    }

    /** The port for plain TCP and STARTTLS. */
    public int tcpPort() {
        return settings.get(EdgeConfig.TCP_PORT);
    }

    /** The port for direct TLS. */
    public int tlsPort() {
        return settings.get(EdgeConfig.TLS_PORT);
    }

    /** The port for WebSocket. */
    public int webSocketPort() {
        return settings.get(EdgeConfig.WEBSOCKET_PORT);
    }

    /** The PEM file of its certificate. */
    public Path certificate() {
        return Path.of(CERTIFICATE.certificatePath());
    }

    @Override
    public void close() {
        Await.done(accounts.close());
        Await.done(vertx.close());
        slowRedis.ifPresent(RedisProxy::close);
        redis.close();
        postgres.close();
    }

    private StoreConfig stores() {
        return StoreConfig.from(settings);
    }

    private Map<String, String> values(Map<String, String> wanted) {
        Map<String, String> values = new HashMap<>();
        values.put(StoreConfig.REDIS_URI.name(), slowRedis.map(RedisProxy::uri).orElseGet(redis::uri));
        values.put(StoreConfig.POSTGRES_URI.name(), postgres.uri());
        values.put(EdgeConfig.DOMAINS.name(), DOMAIN);
        values.put(EdgeConfig.ADDRESS.name(), "127.0.0.1");
        values.put(EdgeConfig.TCP_PORT.name(), Integer.toString(FreePort.find()));
        values.put(EdgeConfig.TLS_PORT.name(), Integer.toString(FreePort.find()));
        values.put(EdgeConfig.WEBSOCKET_PORT.name(), Integer.toString(FreePort.find()));
        values.put(EdgeConfig.TLS.name(), "disabled");
        values.put(EdgeConfig.CERTIFICATE.name(), CERTIFICATE.certificatePath());
        values.put(EdgeConfig.KEY.name(), CERTIFICATE.privateKeyPath());
        values.putAll(wanted);
        return values;
    }
}
