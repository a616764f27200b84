package io.bindery.archives.mam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.access.PostgresAddress;
import io.bindery.access.TimedStatements;
import io.bindery.archives.ArchiveFixture;
import io.bindery.archives.log.FlushProgress;
import io.bindery.archives.store.ArchiveDatabase;
import io.bindery.archives.store.PostgresMessageStore;
import io.bindery.archives.store.Retention;
import io.bindery.model.archive.ArchiveApi;
import io.bindery.model.archive.ArchiveBusProxy;
import io.bindery.model.archive.ArchiveFilter;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.archive.ArchiveQuery;
import io.bindery.model.archive.ForgetReply;
import io.bindery.model.archive.ForgetRequest;
import io.bindery.model.archive.PageRequest;
import io.bindery.model.archive.QueryReply;
import io.bindery.model.bus.BusCodecs;
import io.bindery.model.bus.ServiceBus;
import io.bindery.model.jid.BareJid;
import io.bindery.model.timeline.TimelineKeys;
import io.bindery.stores.SharedStores;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CompleteArchiveIT {
    private static final TimelineKeys KEYS = new TimelineKeys(ArchiveFixture.SHARDS);
    private static final BareJid OWNER = ArchiveFixture.user(1);
    private static final BareJid NEIGHBOUR = IntStream.range(2, 1000)
            .mapToObj(ArchiveFixture::user)
            .filter(user -> KEYS.shard(user) == KEYS.shard(OWNER))
            .findFirst()
            .orElseThrow();
    private static final String LOG = KEYS.archiveLog(KEYS.shard(OWNER));

    private ArchiveFixture archive;
    private ArchiveApi unflushed;

    @BeforeEach
    void freshStores() {
        archive = new ArchiveFixture(SharedStores.redisUri(), SharedStores.postgresUri("complete"));
        SharedStores.flush();
        new ArchiveDatabase(new PostgresAddress(archive.stores))
                .migrate(archive.vertx)
                .await();
        TimedStatements statements = new TimedStatements(archive.pool, Duration.ofSeconds(2));
        unflushed = new CompleteArchive(
                new PostgresMessageStore(statements, Retention.FOR_EVER, ArchiveFixture.COUNT_LIMIT),
                new FlushProgress(archive.vertx, archive.stores, ArchiveFixture.CONFIG));
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void aQueryFindsWhatWasAdmittedJustBefore() {
        BusCodecs.register(archive.vertx);
        archive.deploy();
        archive.deploy();
        ArchiveApi served = new ArchiveBusProxy(new ServiceBus(archive.vertx, Duration.ofSeconds(5), 10));
        for (int i = 1; i <= 300; i++) {
            admit(NEIGHBOUR, i);
            admit(OWNER, i);
            QueryReply.Page page = page(ask(served, OWNER));
            assertTrue(page.stable());
            assertEquals(ArchiveId.of(i, 0), page.items().get(0).id());
        }
    }

    @Test
    void aPageIsNotStableWhileNobodyFlushes() {
        admit(OWNER, 1);
        QueryReply.Page page = page(ask(unflushed, OWNER));
        assertFalse(page.stable());
        assertTrue(page.items().isEmpty());
    }

    @Test
    void anUnknownIdIsNotFoundThoughNobodyFlushes() {
        admit(OWNER, 1);
        ArchiveQuery query = new ArchiveQuery(OWNER, ArchiveFilter.ALL, new PageRequest(1, "x", null, true));
        assertEquals(new QueryReply.ItemNotFound(), unflushed.query(query).await());
    }

    @Test
    void theBacklogOfOthersDoesNotMatter() {
        IntStream.range(0, 350).forEach(i -> admit(NEIGHBOUR, i));
        assertTrue(page(ask(unflushed, OWNER)).stable());
        assertFalse(page(ask(unflushed, NEIGHBOUR)).stable());
    }

    @Test
    void waitsForAMessageBehindALongBacklog() {
        IntStream.range(0, 350).forEach(i -> admit(NEIGHBOUR, i));
        String last = admit(OWNER, 350);
        assertFalse(page(ask(unflushed, OWNER)).stable());
        Future<QueryReply> query = ask(unflushed, OWNER);
        stored(last);
        assertTrue(page(query).stable());
    }

    @Test
    void doesNotWaitForWhatComesLater() {
        String before = admit(OWNER, 1);
        long looks = looks().await();
        Future<QueryReply> query = ask(unflushed, OWNER);
        archive.eventually(this::looks, now -> now > looks);
        admit(OWNER, 2);
        stored(before);
        assertTrue(page(query).stable());
    }

    @Test
    void answersWithoutRedis() {
        assertTrue(page(ask(unflushed, OWNER)).stable());
        SharedStores.redis().stop();
        try {
            assertFalse(page(ask(unflushed, OWNER)).stable());
        } finally {
            SharedStores.redis().start();
        }
        archive.eventually(() -> ask(unflushed, OWNER), reply -> page(reply).stable());
    }

    @Test
    void failsWithoutPostgres() {
        SharedStores.postgres().stop();
        try {
            assertTrue(ask(unflushed, OWNER).map(false).otherwise(true).await());
        } finally {
            SharedStores.postgres().start();
        }
        archive.eventually(() -> ask(unflushed, OWNER), reply -> page(reply).stable());
    }

    @Test
    void aStopAnswersWhatWasAsked() {
        BusCodecs.register(archive.vertx);
        heldByAnother(OWNER);
        String instance = archive.deploy(ArchiveFixture.config(Duration.ofSeconds(5), Duration.ofDays(1), 0));
        ArchiveApi served = new ArchiveBusProxy(new ServiceBus(archive.vertx, Duration.ofSeconds(5), 10));
        long looks = looks().await();
        Future<QueryReply> query = ask(served, OWNER);
        archive.eventually(this::looks, now -> now > looks);
        archive.vertx.undeploy(instance).await();
        assertFalse(page(query).stable());
    }

    @Test
    void forgetsNothingBeforeAllOfItHasArrived() {
        ForgetRequest forget = new ForgetRequest(OWNER, ArchiveId.of(9, 0));
        admit(NEIGHBOUR, 1);
        String waiting = admit(OWNER, 2);
        assertEquals(
                new ForgetReply(ForgetReply.Progress.WAITS),
                unflushed.forget(forget).await());
        stored(waiting);
        assertEquals(
                new ForgetReply(ForgetReply.Progress.DONE),
                unflushed.forget(forget).await());
    }

    @Test
    void asManyQuestionsAsTheBusLetsInDisturbNobody() {
        FlushProgress progress = new FlushProgress(archive.vertx, archive.stores, ArchiveFixture.CONFIG);
        // Queries, and archives to be forgotten.
        int questions = 2 * ArchiveFixture.CONFIG.maxInFlight();
        Promise<Boolean> allReached = Promise.promise();
        archive.vertx.runOnContext(now -> {
            List<Future<Boolean>> answers = IntStream.range(0, questions)
                    .mapToObj(i -> progress.reached(OWNER))
                    .toList();
            Future.all(answers)
                    .map(done -> answers.stream().allMatch(Future::result))
                    .onComplete(allReached);
        });
        assertTrue(allReached.future().await());
    }

    @Test
    void forgetsWhatWasAdmittedJustBefore() {
        BusCodecs.register(archive.vertx);
        archive.deploy();
        archive.deploy();
        ArchiveApi served = new ArchiveBusProxy(new ServiceBus(archive.vertx, Duration.ofSeconds(5), 10));
        for (int i = 1; i <= 100; i++) {
            admit(OWNER, i);
            assertEquals(
                    new ForgetReply(ForgetReply.Progress.DONE),
                    served.forget(new ForgetRequest(OWNER, ArchiveId.of(i, 0))).await());
            assertEquals(0, archive.rows().await());
        }
    }

    private String admit(BareJid owner, long ms) {
        return archive.redis.send(ArchiveFixture.entry(owner, ms)).await().toString();
    }

    /** Admits a message that a consumer was given who does nothing more. */
    private void heldByAnother(BareJid owner) {
        Request group = Request.cmd(Command.XGROUP).arg("CREATE").arg(LOG).arg("archive");
        archive.redis.send(group.arg("0").arg("MKSTREAM")).await();
        admit(owner, 1);
        Request read =
                Request.cmd(Command.XREADGROUP).arg("GROUP").arg("archive").arg("another");
        archive.redis.send(read.arg("STREAMS").arg(LOG).arg(">")).await();
    }

    /** As a flush does behind storing; here the row itself does not matter. */
    private void stored(String entry) {
        archive.redis.send(Request.cmd(Command.XDEL).arg(LOG).arg(entry)).await();
    }

    private Future<Long> looks() {
        return archive.redis
                .send(Request.cmd(Command.INFO).arg("commandstats"))
                .map(Response::toString)
                .map(stats -> stats.lines()
                        .filter(line -> line.startsWith("cmdstat_eval:calls="))
                        .map(line -> Long.parseLong(line.replaceAll("^[^=]*=(\\d+).*$", "$1")))
                        .findFirst()
                        .orElse(0L));
    }

    private static Future<QueryReply> ask(ArchiveApi api, BareJid owner) {
        return api.query(new ArchiveQuery(owner, ArchiveFilter.ALL, PageRequest.last(1)));
    }

    private static QueryReply.Page page(Future<QueryReply> reply) {
        return page(reply.await());
    }

    private static QueryReply.Page page(QueryReply reply) {
        return assertInstanceOf(QueryReply.Page.class, reply);
    }
}
