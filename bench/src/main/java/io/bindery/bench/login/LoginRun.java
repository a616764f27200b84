package io.bindery.bench.login;

import io.bindery.bench.cpu.CpuClock;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClient;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** One measurement from warm-up to report: all connections on one event loop, so on one core. */
public final class LoginRun {
    private final LoginPlan plan;
    private final CpuClock server;

    /** Plans a run; {@code server} tells the CPU time of what is measured. */
    public LoginRun(LoginPlan plan, CpuClock server) {
        this.plan = plan;
        this.server = server;
    }

    /** Measures; blocks until it is done. */
    public LoginReport measure() throws InterruptedException, ExecutionException {
        // Wrong process ids shall fail now, not after the warm-up.
        server.read();
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        try {
            Generator generator = new Generator();
            vertx.deployVerticle(generator)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
            return generator
                    .report
                    .future()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }

    private final class Generator extends VerticleBase {
        private final Promise<LoginReport> report = Promise.promise();

        @Override
        public Future<?> start() {
            CpuClock own = CpuClock.of(List.of(ProcessHandle.current().pid()), List.of());
            LoginWindow window = new LoginWindow(plan, server, own);
            NetClient client = vertx.createNetClient(ClientTls.options(plan.target()));
            LoginLoop loop = new LoginLoop(vertx, client, plan, window, report);
            for (int i = 0; i < plan.load().connections(); i++) {
                loop.next();
            }
            return Future.succeededFuture();
        }
    }
}
