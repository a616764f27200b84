package io.bindery.system.server;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** A way to Redis that takes its time: every byte arrives later, and in order, in both directions. */
final class RedisProxy implements AutoCloseable {
    private static final int UNDER_WAY = 1024;

    // One event loop: both directions of all connections are in one thread.
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final NetClient client = vertx.createNetClient();
    private final URI redis;
    private final Duration delay;
    private final NetServer server;

    private RedisProxy(URI redis, Duration delay) {
        this.redis = redis;
        this.delay = delay;
        this.server = Await.done(
                vertx.createNetServer().connectHandler(this::connected).listen(0, "127.0.0.1"));
    }

    static RedisProxy before(URI redis, Duration delay) {
        return new RedisProxy(redis, delay);
    }

    String uri() {
        return "redis://127.0.0.1:" + server.actualPort();
    }

    @Override
    public void close() {
        Await.done(vertx.close());
    }

    private void connected(NetSocket service) {
        service.pause();
        client.connect(redis.getPort(), redis.getHost())
                .onSuccess(store -> join(service, store))
                .onFailure(cause -> service.close());
    }

    private void join(NetSocket service, NetSocket store) {
        service.closeHandler(closed -> store.close());
        store.closeHandler(closed -> service.close());
        service.handler(new Way(service, store));
        store.handler(new Way(store, service));
        service.resume();
    }

    /** What is under way from one socket to the other. */
    private final class Way implements Handler<Buffer> {
        private final NetSocket from;
        private final NetSocket to;
        private final Deque<Underway> queue = new ArrayDeque<>();

        Way(NetSocket from, NetSocket to) {
            this.from = from;
            this.to = to;
        }

        private record Underway(Buffer bytes, long due) {}

        @Override
        public void handle(Buffer bytes) {
            queue.add(new Underway(bytes, System.nanoTime() + delay.toNanos()));
            if (queue.size() == 1) {
                waitForFirst();
            } else if (queue.size() == UNDER_WAY) {
                from.pause();
            }
        }

        private void waitForFirst() {
            Duration rest = Duration.ofNanos(queue.element().due() - System.nanoTime());
            vertx.setTimer(Math.max(1, rest.toMillis()), timer -> arrive());
        }

        private void arrive() {
            long now = System.nanoTime();
            while (!queue.isEmpty() && queue.element().due() <= now) {
                to.write(queue.remove().bytes());
            }
            if (!queue.isEmpty()) {
                waitForFirst();
            }
            from.resume();
        }
    }
}
