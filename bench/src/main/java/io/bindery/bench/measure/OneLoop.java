package io.bindery.bench.measure;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** Runs a measurement on one event loop, so on one core. */
public final class OneLoop {

    private OneLoop() {}

    /** Runs the work and blocks until it is done. */
    public static <T> T run(Function<Vertx, Future<T>> work) throws InterruptedException, ExecutionException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        try {
            Worker<T> worker = new Worker<>(work);
            await(vertx.deployVerticle(worker));
            return await(worker.result);
        } finally {
            await(vertx.close());
        }
    }

    private static <T> T await(Future<T> future) throws InterruptedException, ExecutionException {
        return future.toCompletionStage().toCompletableFuture().get();
    }

    private static final class Worker<T> extends VerticleBase {
        private final Function<Vertx, Future<T>> work;
        private Future<T> result;

        Worker(Function<Vertx, Future<T>> work) {
            this.work = work;
        }

        @Override
        public Future<?> start() {
            result = work.apply(vertx);
            return Future.succeededFuture();
        }
    }
}
