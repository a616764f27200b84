package io.bindery.sessions;

import io.bindery.archives.ArchiveConfig;
import io.bindery.archives.ArchiveVerticle;
import io.bindery.model.bus.BusAddresses;
import io.bindery.model.bus.BusCodecs;
import io.bindery.model.bus.ServiceBus;
import io.bindery.model.config.Settings;
import io.bindery.model.config.StoreConfig;
import io.bindery.model.edge.DeliverReply;
import io.bindery.model.edge.EndStream;
import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import io.bindery.model.route.Delivery;
import io.bindery.model.session.AdmitReply;
import io.bindery.model.session.AdmitRequest;
import io.bindery.model.session.BindReply;
import io.bindery.model.session.BindRequest;
import io.bindery.model.session.ResourceRequest;
import io.bindery.model.session.SessionApi;
import io.bindery.model.session.SessionBusProxy;
import io.bindery.model.session.SessionFeatures;
import io.bindery.model.session.UserAgent;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import io.bindery.sessions.accounts.AccountAdministration;
import io.bindery.stores.SharedStores;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Session-service as the edge sees it: over the event bus, on real stores. */
public final class RunningService implements AutoCloseable {
    public static final String EDGE = "edge-of-test";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    public final TestArchive archive = new TestArchive();
    public final List<EndStream> endedStreams = new CopyOnWriteArrayList<>();
    public final Queue<Delivery> deliveries = new ConcurrentLinkedQueue<>();
    public final ServiceBus bus = new ServiceBus(vertx, PATIENCE, 10_000);
    public final SessionApi sessions = new SessionBusProxy(bus);

    private AccountAdministration administration;

    private RunningService() {
        BusCodecs.register(vertx);
        vertx.eventBus().<EndStream>consumer(BusAddresses.edge(EDGE), message -> endedStreams.add(message.body()));
        get(bus.serve(BusAddresses.edgeDelivery(EDGE), request -> {
            deliveries.addAll(request.deliveries());
            return Future.succeededFuture(new DeliverReply());
        }));
    }

    /** Deploys one more instance, with connections of its own; requests are spread over all. */
    public void grow(Map<String, String> settings) {
        Settings checked = settings(settings);
        get(vertx.deployVerticle(new SessionVerticle(StoreConfig.from(checked), SessionConfig.from(checked))));
    }

    /** Starts it on the shared stores; settings are written as an operator would. */
    public static RunningService start(Map<String, String> settings) {
        RunningService service = new RunningService();
        get(service.bus.serve(BusAddresses.ARCHIVE_METADATA, service.archive::metadata));
        get(service.bus.serve(BusAddresses.ARCHIVE_FORGET, service.archive::forget));
        service.grow(settings);
        return service;
    }

    /** Starts it beside the real archive-service, on the same bus and the same stores. */
    public static RunningService startWithArchiveService() {
        return startWithArchiveService(Map.of());
    }

    /** The same, with settings of session-service. */
    public static RunningService startWithArchiveService(Map<String, String> settings) {
        RunningService service = new RunningService();
        service.addArchiveService();
        service.grow(settings);
        return service;
    }

    /** Starts it without any archive-service. */
    public static RunningService startAlone(Map<String, String> settings) {
        RunningService service = new RunningService();
        service.grow(settings);
        return service;
    }

    /** Deploys the real archive-service. */
    public void addArchiveService() {
        ArchiveConfig config = ArchiveConfig.from(Settings.check(Map.of(), ArchiveConfig.SETTINGS));
        get(vertx.deployVerticle(new ArchiveVerticle(stores(), config)));
    }

    /** How it finds the shared stores. */
    public static StoreConfig stores() {
        return StoreConfig.from(settings(Map.of()));
    }

    public static SessionConfig config(Map<String, String> settings) {
        return SessionConfig.from(Settings.check(settings, SessionConfig.SETTINGS));
    }

    private static Settings settings(Map<String, String> written) {
        Map<String, String> all = new HashMap<>(written);
        all.put(StoreConfig.REDIS_URI.name(), SharedStores.redisUri());
        all.put(StoreConfig.POSTGRES_URI.name(), SharedStores.postgres().uri());
        return Settings.check(
                all,
                Stream.concat(StoreConfig.SETTINGS.stream(), SessionConfig.SETTINGS.stream())
                        .toList());
    }

    /** Waits for a result, on the thread of a test. */
    public static <T> T get(Future<T> future) {
        try {
            return future.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }

    /** Asks what belongs to one event loop, such as a registry of the test's own, always on the same one. */
    public <T> T onLoop(Supplier<Future<T>> question) {
        Promise<T> answer = Promise.promise();
        loop.runOnContext(turn -> question.get().onComplete(answer));
        return get(answer.future());
    }

    /** Waits until something is so, on the thread of a test. */
    public void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never came");
            }
            get(vertx.timer(10));
        }
    }

    /** A user that no other test has. */
    public static BareJid someone() {
        return BareJid.parse("u" + UUID.randomUUID() + "@localhost");
    }

    /** A new account. */
    public BareJid account() {
        BareJid user = someone();
        get(accounts().add(user, "secret"));
        return user;
    }

    /** The accounts, as the command line has them. */
    public AccountAdministration accounts() {
        if (administration == null) {
            administration = get(AccountAdministration.open(vertx, stores(), config(Map.of())));
        }
        return administration;
    }

    /** A user that nobody makes. */
    public static BareJid nobody() {
        return BareJid.parse("nobody@localhost");
    }

    public static String newId() {
        return UUID.randomUUID().toString();
    }

    public static BindRequest bind2(BareJid user, String sessionId, String tag, String userAgentId) {
        return new BindRequest(
                user,
                sessionId,
                EDGE,
                new ResourceRequest(ResourceRequest.Style.BIND2, tag),
                new UserAgent(userAgentId, null, null),
                SessionFeatures.NONE);
    }

    public static BindRequest classic(BareJid user, String sessionId, String resource) {
        return new BindRequest(
                user,
                sessionId,
                EDGE,
                new ResourceRequest(ResourceRequest.Style.CLASSIC, resource),
                UserAgent.UNKNOWN,
                // So that messages reach it before it has sent presence.
                new SessionFeatures(true, false, false));
    }

    public BindReply bind(BindRequest request) {
        return get(sessions.bind(request));
    }

    public BindReply.Bound bound(BindRequest request) {
        return (BindReply.Bound) bind(request);
    }

    public AdmitReply.Admitted admit(BareJid owner, boolean archived) {
        return (AdmitReply.Admitted) get(sessions.admit(message(owner, archived)));
    }

    public static AdmitRequest message(BareJid owner, boolean archived) {
        XmlElement stanza = XmlElement.named("message", Namespaces.CLIENT)
                .textChild("body", "hi")
                .build();
        return new AdmitRequest(owner, Jid.parse("romeo@localhost"), stanza, archived);
    }

    @Override
    public void close() {
        get(vertx.close());
    }
}
