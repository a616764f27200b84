package io.bindery.standalone.server;

import io.bindery.archives.ArchiveConfig;
import io.bindery.archives.ArchiveVerticle;
import io.bindery.c2s.C2sVerticle;
import io.bindery.c2s.EdgeConfig;
import io.bindery.model.bus.BusCodecs;
import io.bindery.model.config.Settings;
import io.bindery.model.config.StoreConfig;
import io.bindery.sessions.SessionConfig;
import io.bindery.sessions.SessionVerticle;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** All services in one Vert.x: those that answer start first, those that ask stop first. */
final class ServiceDeployment {
    private static final int EDGES = Runtime.getRuntime().availableProcessors();

    private final Vertx vertx;
    private final Deque<String> deployed = new ArrayDeque<>();

    ServiceDeployment(Vertx vertx) {
        this.vertx = vertx;
    }

    Future<Void> start(Settings settings) {
        StoreConfig stores = StoreConfig.from(settings);
        ArchiveConfig archive = ArchiveConfig.from(settings);
        SessionConfig session = SessionConfig.from(settings);
        EdgeConfig edge = EdgeConfig.from(settings);
        BusCodecs.register(vertx);
        return deploy(() -> new ArchiveVerticle(stores, archive), 1)
                .compose(done -> deploy(() -> new SessionVerticle(stores, session), 1))
                .compose(done -> deploy(() -> new C2sVerticle(edge), EDGES));
    }

    Future<Void> stop() {
        String next = deployed.poll();
        return next == null ? Future.succeededFuture() : vertx.undeploy(next).eventually(this::stop);
    }

    private Future<Void> deploy(Supplier<Deployable> service, int instances) {
        return vertx.deployVerticle(service, new DeploymentOptions().setInstances(instances))
                .onSuccess(deployed::push)
                .mapEmpty();
    }
}
