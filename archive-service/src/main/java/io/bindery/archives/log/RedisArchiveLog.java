package io.bindery.archives.log;

import io.bindery.access.RedisAddress;
import io.bindery.archives.ArchiveConfig;
import io.bindery.model.config.StoreConfig;
import io.bindery.model.timeline.TimelineKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The archive log in the Redis streams of all shards. */
final class RedisArchiveLog implements ArchiveLog {
    static final String GROUP = "archive";
    // A read that blocks keeps its connection to itself.
    private static final int CONNECTIONS = 2;
    private static final int MIN_UNANSWERED = 2048;
    // Of what was left by somebody the size is not known.
    private static final int MOST_SHARED = 256;
    private static final String GROUP_EXISTS = "BUSYGROUP";
    private static final String NEW = ">";
    private static final String OWN = "0";

    private final String consumer = UUID.randomUUID().toString();
    private final Vertx vertx;
    private final RedisOptions options;
    private final Duration timeout;
    private final Duration claimIdle;
    private final int share;
    private final List<String> keys;
    private Redis redis;
    private RedisConnection reader;
    private RedisConnection writer;
    private long readerId;

    RedisArchiveLog(Vertx vertx, StoreConfig stores, ArchiveConfig config) {
        int unanswered = Math.max(MIN_UNANSWERED, 4 * stores.shards());
        this.vertx = vertx;
        this.options = new RedisAddress(stores).options(CONNECTIONS, unanswered);
        this.timeout = stores.timeout();
        this.claimIdle = config.claimIdle();
        this.keys = keys(stores.shards());
        this.share = Math.max(1, Math.min(MOST_SHARED, config.batch()) / keys.size());
    }

    /** The streams of all shards. */
    static List<String> keys(int shards) {
        return IntStream.range(0, shards)
                .mapToObj(new TimelineKeys(shards)::archiveLog)
                .toList();
    }

    @Override
    public Future<Void> open() {
        return disconnect()
                .compose(gone -> {
                    redis = Redis.createClient(vertx, options);
                    return inTime(redis.connect());
                })
                .onSuccess(connection -> reader = connection)
                .compose(connection -> inTime(redis.connect()))
                .onSuccess(connection -> writer = connection)
                .compose(connection ->
                        inTime(reader.send(Request.cmd(Command.CLIENT).arg("ID"))))
                .onSuccess(id -> readerId = id.toLong())
                .compose(id ->
                        inTime(Future.all(keys.stream().map(this::createGroup).toList())))
                .mapEmpty();
    }

    private Future<Void> createGroup(String key) {
        Request create = Request.cmd(Command.XGROUP)
                .arg("CREATE")
                .arg(key)
                .arg(GROUP)
                .arg("0")
                .arg("MKSTREAM");
        return writer.send(create)
                .recover(cause -> String.valueOf(cause.getMessage()).startsWith(GROUP_EXISTS)
                        ? Future.succeededFuture()
                        : Future.failedFuture(cause))
                .mapEmpty();
    }

    @Override
    public Future<List<LogEntry>> read(ReadPlan.Read plan) {
        Duration limit = timeout.plus(plan.block());
        return reader.send(readGroup(plan, NEW))
                .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .map(RedisArchiveLog::streams);
    }

    @Override
    public Future<List<LogEntry>> readAgain() {
        ReadPlan.Read plan = new ReadPlan.Read(keys, share, Duration.ZERO);
        return inTime(reader.send(readGroup(plan, OWN))).map(RedisArchiveLog::streams);
    }

    private Request readGroup(ReadPlan.Read plan, String from) {
        Request read = Request.cmd(Command.XREADGROUP).arg("GROUP").arg(GROUP).arg(consumer);
        read.arg("COUNT").arg(plan.count());
        if (!plan.block().isZero()) {
            read.arg("BLOCK").arg(plan.block().toMillis());
        }
        read.arg("STREAMS");
        plan.keys().forEach(read::arg);
        plan.keys().forEach(key -> read.arg(from));
        return read;
    }

    @Override
    public Future<List<LogEntry>> claim() {
        List<Future<List<LogEntry>>> claims = keys.stream().map(this::claim).toList();
        return inTime(Future.all(claims))
                .map(all -> claims.stream()
                        .flatMap(claim -> claim.result().stream())
                        .toList());
    }

    private Future<List<LogEntry>> claim(String key) {
        Request claim = Request.cmd(Command.XAUTOCLAIM).arg(key).arg(GROUP).arg(consumer);
        claim.arg(claimIdle.toMillis()).arg("0").arg("COUNT").arg(share);
        // Redis 6.2 answers null for an entry that somebody deleted.
        return writer.send(claim).map(reply -> entries(key, reply.get(1)));
    }

    @Override
    public Future<Void> acknowledge(List<LogEntry> entries) {
        Map<String, List<String>> ids = entries.stream()
                .collect(Collectors.groupingBy(LogEntry::key, Collectors.mapping(LogEntry::id, Collectors.toList())));
        List<Request> requests = new ArrayList<>();
        // One transaction: an entry that was acknowledged and not deleted would count as backlog for ever.
        requests.add(Request.cmd(Command.MULTI));
        ids.forEach((key, list) -> {
            requests.add(withIds(Request.cmd(Command.XACK).arg(key).arg(GROUP), list));
            requests.add(withIds(Request.cmd(Command.XDEL).arg(key), list));
        });
        requests.add(Request.cmd(Command.EXEC));
        return inTime(writer.batch(requests)).mapEmpty();
    }

    private static Request withIds(Request request, List<String> ids) {
        ids.forEach(request::arg);
        return request;
    }

    @Override
    public void wake() {
        if (writer != null) {
            writer.send(Request.cmd(Command.CLIENT).arg("UNBLOCK").arg(readerId));
        }
    }

    @Override
    public Future<Void> close() {
        return disconnect();
    }

    private Future<Void> disconnect() {
        if (redis == null) {
            return Future.succeededFuture();
        }
        // Only closing the whole client closes a socket that hangs; a connection would go back to its pool.
        Future<Void> closed = redis.close();
        redis = null;
        reader = null;
        writer = null;
        return inTime(closed).otherwiseEmpty();
    }

    private <T> Future<T> inTime(Future<T> answer) {
        return answer.timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static List<LogEntry> streams(Response reply) {
        List<LogEntry> entries = new ArrayList<>();
        if (reply == null) {
            return entries;
        }
        if (reply.isMap()) {
            reply.getKeys().forEach(key -> entries.addAll(entries(key, reply.get(key))));
        } else {
            reply.forEach(stream -> entries.addAll(entries(stream.get(0).toString(), stream.get(1))));
        }
        return entries;
    }

    private static List<LogEntry> entries(String key, Response list) {
        return list.stream()
                .filter(entry -> entry != null)
                .map(entry -> LogEntry.parse(key, entry.get(0).toString(), fields(entry.get(1))))
                .toList();
    }

    private static Map<String, String> fields(Response list) {
        // Null: deleted by somebody; it is then acknowledged as one that cannot be read.
        return list == null
                ? Map.of()
                : IntStream.range(0, list.size() / 2)
                        .boxed()
                        .collect(Collectors.toMap(
                                pair -> list.get(2 * pair).toString(),
                                pair -> list.get(2 * pair + 1).toString(),
                                (first, second) -> second));
    }
}
