package io.bindery.archives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.archive.ArchiveBusProxy;
import io.bindery.model.archive.ArchiveExtent;
import io.bindery.model.archive.ArchiveId;
import io.bindery.model.archive.MetadataRequest;
import io.bindery.model.bus.BusCodecs;
import io.bindery.model.bus.ServiceBus;
import io.bindery.model.timeline.TimelineKeys;
import io.bindery.stores.SharedStores;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ArchiveFlushIT {
    private ArchiveFixture archive;

    @BeforeEach
    void freshStores() {
        archive = new ArchiveFixture(SharedStores.redisUri(), SharedStores.postgresUri("flush"));
        SharedStores.flush();
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void anAdmittedMessageBecomesTheEndOfTheArchive() {
        BusCodecs.register(archive.vertx);
        archive.deploy();
        archive.admit(1, 1);
        archive.eventually(archive::rows, rows -> rows == 1);
        ArchiveBusProxy proxy = new ArchiveBusProxy(new ServiceBus(archive.vertx, Duration.ofSeconds(5), 10));
        ArchiveExtent extent = proxy.metadata(new MetadataRequest(ArchiveFixture.user(1), null))
                .await();
        assertEquals(new ArchiveExtent(ArchiveId.of(1, 0), ArchiveId.of(1, 0)), extent);
        archive.eventually(archive::backlog, backlog -> backlog == 0);
    }

    @Test
    void twoInstancesTogetherTakeEveryEntryOnce() {
        archive.deploy();
        archive.deploy();
        for (int from = 1; from <= 10_000; from += 1000) {
            archive.admit(from, from + 999);
        }
        archive.eventually(archive::backlog, backlog -> backlog == 0);
        assertEquals(10_000, archive.rows().await());
    }

    @Test
    void outlivesAnAbsenceOfPostgres() {
        archive.deploy();
        archive.admit(1, 500);
        archive.eventually(archive::rows, rows -> rows > 0);
        SharedStores.postgres().stop();
        archive.admit(501, 1000);
        assertTrue(archive.backlog().await() >= 500);
        SharedStores.postgres().start();
        archive.eventually(archive::backlog, backlog -> backlog == 0);
        assertEquals(1000, archive.rows().await());
    }

    @Test
    void outlivesAnAbsenceOfRedis() {
        archive.deploy();
        archive.admit(1, 100);
        archive.eventually(archive::rows, rows -> rows == 100);
        SharedStores.redis().stop();
        SharedStores.redis().start();
        archive.eventually(() -> archive.redis.send(ArchiveFixture.entry(ArchiveFixture.user(1), 777)), sent -> true);
        archive.eventually(archive::rows, rows -> rows == 101);
    }

    @Test
    void makesTheGroupAgainWhenRedisLostItsData() {
        archive.deploy();
        archive.admit(1, 10);
        archive.eventually(archive::backlog, backlog -> backlog == 0);
        SharedStores.flush();
        archive.admit(11, 20);
        archive.eventually(archive::rows, rows -> rows == 20);
    }

    @Test
    void setsAPoisonedEntryAsideAndGoesOn() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Metrics.addRegistry(registry);
        String log = new TimelineKeys(ArchiveFixture.SHARDS).archiveLog(0);
        archive.redis
                .send(Request.cmd(Command.XADD).arg(log).arg("*").arg("owner").arg("x"))
                .await();
        archive.admit(1, 100);
        archive.deploy();
        archive.eventually(archive::backlog, backlog -> backlog == 0);
        assertEquals(100, archive.rows().await());
        assertEquals(1, registry.counter("bindery.archive.poisoned").count());
        Metrics.removeRegistry(registry);
    }

    @Test
    void aStopInTheMiddleLosesNothing() {
        String first = archive.deploy();
        archive.admit(1, 3000);
        archive.vertx.undeploy(first).await();
        assertEquals(3000, archive.rows().await() + archive.backlog().await());
        archive.deploy();
        archive.eventually(archive::backlog, backlog -> backlog == 0);
        assertEquals(3000, archive.rows().await());
    }

    @Test
    void anInstanceThatWaitsForTheLogIsWokenToStop() {
        // Nobody would live to see the end of such a read.
        ArchiveConfig patient = ArchiveFixture.config(Duration.ofDays(1), Duration.ofDays(1), 0);
        String idle = archive.deploy(patient);
        archive.eventually(this::blockedClients, blocked -> blocked == 1);
        archive.vertx.undeploy(idle).await();
        assertEquals(0, blockedClients().await());
    }

    private Future<Integer> blockedClients() {
        return archive.redis
                .send(Request.cmd(Command.INFO).arg("clients"))
                .map(reply -> Integer.parseInt(reply.toString()
                        .lines()
                        .filter(line -> line.startsWith("blocked_clients:"))
                        .findFirst()
                        .orElseThrow()
                        .split(":")[1]));
    }
}
