package io.bindery.archives;

import io.bindery.model.config.Secret;
import io.bindery.model.config.StoreConfig;
import io.bindery.model.jid.BareJid;
import io.bindery.model.timeline.TimelineKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What the tests do beside archive-service: write the log as message.lua does, look into both stores. */
public final class ArchiveFixture implements AutoCloseable {
    public static final int SHARDS = 8;
    public static final int COUNT_LIMIT = 50;
    public static final ArchiveConfig CONFIG = config(Duration.ofSeconds(5), Duration.ofMillis(300), 0);
    private static final TimelineKeys KEYS = new TimelineKeys(SHARDS);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    public final Vertx vertx = Vertx.vertx();
    public final StoreConfig stores;
    public final Redis redis;
    public final Pool pool;

    public ArchiveFixture(String redisUri, String postgresUri) {
        Duration timeout = Duration.ofSeconds(2);
        stores = new StoreConfig(redisUri, new Secret(""), postgresUri, new Secret(""), 4, timeout, SHARDS);
        RedisOptions options = new RedisOptions().setConnectionString(redisUri).setMaxWaitingHandlers(100_000);
        redis = Redis.createClient(vertx, options.setMaxPoolWaiting(100_000));
        pool = PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(postgresUri))
                .using(vertx)
                .build();
    }

    /** How an instance of a test works. */
    public static ArchiveConfig config(Duration block, Duration claimIdle, int retentionDays) {
        return new ArchiveConfig(
                256, Duration.ofMillis(2), block, claimIdle, 1000, Duration.ofMillis(800), COUNT_LIMIT, retentionDays);
    }

    /** Another instance of the service; its deployment id. */
    public String deploy() {
        return deploy(CONFIG);
    }

    /** One that works in another way. */
    public String deploy(ArchiveConfig config) {
        return vertx.deployVerticle(new ArchiveVerticle(stores, config)).await();
    }

    public static Request entry(BareJid owner, long milliseconds) {
        return Request.cmd(Command.XADD)
                .arg(KEYS.archiveLog(KEYS.shard(owner)))
                .arg("*")
                .arg("owner")
                .arg(owner.toString())
                .arg("ms")
                .arg(milliseconds)
                .arg("seq")
                .arg(0)
                .arg("with")
                .arg("romeo@montague.lit/garden")
                .arg("stanza")
                .arg("<message><body>art thou</body></message>");
    }

    public static BareJid user(int number) {
        return BareJid.parse("user" + number + "@capulet.lit");
    }

    /** Admits messages 1 to count, spread over ten users. */
    public void admit(int from, int to) {
        redis.batch(IntStream.rangeClosed(from, to)
                        .mapToObj(i -> entry(user(i % 10), i))
                        .toList())
                .await();
    }

    public Future<Long> rows() {
        return pool.query("SELECT count(*) FROM archives.message")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    public Future<Long> backlog() {
        List<Future<Long>> lengths = IntStream.range(0, SHARDS)
                .mapToObj(shard -> redis.send(Request.cmd(Command.XLEN).arg(KEYS.archiveLog(shard)))
                        .map(reply -> reply.toLong()))
                .toList();
        return Future.all(lengths)
                .map(all -> lengths.stream().mapToLong(Future::result).sum());
    }

    /** Asks again and again until the answer is as wished; failures count as not yet. */
    public <T> void eventually(Supplier<Future<T>> question, Predicate<T> wish) {
        until(question, wish, System.nanoTime() + PATIENCE.toNanos()).await();
    }

    private <T> Future<T> until(Supplier<Future<T>> question, Predicate<T> wish, long end) {
        return question.get().transform(answer -> {
            if (answer.succeeded() && wish.test(answer.result())) {
                return Future.succeededFuture(answer.result());
            }
            if (System.nanoTime() > end) {
                return Future.failedFuture("last answer: " + answer);
            }
            return vertx.timer(10, TimeUnit.MILLISECONDS).compose(over -> until(question, wish, end));
        });
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
