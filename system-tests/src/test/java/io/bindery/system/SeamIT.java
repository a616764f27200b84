package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.bench.login.Profile;
import io.bindery.bench.login.Tls;
import io.bindery.bench.seam.CycleReport;
import io.bindery.bench.seam.PresenceOrder;
import io.bindery.bench.seam.SeamAccount;
import io.bindery.bench.seam.SeamPlan;
import io.bindery.bench.seam.SeamReport;
import io.bindery.bench.seam.SeamRun;
import io.bindery.bench.seam.SeamTarget;
import io.bindery.bench.seam.Violations;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.BindsApart;
import io.bindery.system.server.OwnThread;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promises P1 and P2 over real sockets, by the tool that finds the seams of other servers (docs/seam-test.md). */
class SeamIT {
    private static final int SENDERS = 4;
    private static final double RATE = 50;
    private static final int SESSION_SERVICES = 3;
    private static final Duration REDIS_DELAY = Duration.ofMillis(2);
    private static final int ARCHIVE_STOPS_AT = 200;
    private static final Duration ARCHIVE_STOPPED = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    @Test
    void hasNoSeamInFiveHundredCycles() throws Exception {
        try (BinderyServer server = server()) {
            ArchiveOutage outage = new ArchiveOutage(server);
            SeamReport report = new SeamRun(plan(server, 500), outage).run();
            outage.over().get(1, TimeUnit.MINUTES);

            assertEquals(List.of(), report.failures());
            assertEquals(Violations.NONE, report.violations(), report::toText);
            assertEquals(0, report.bounced());
            for (PresenceOrder order : PresenceOrder.values()) {
                // Promise P2: live from the bind on, before initial presence too.
                assertTrue(report.live(order) > 0, () -> order + " proves nothing: " + report.toText());
            }
            long withEnd =
                    report.cycles().stream().filter(CycleReport::endKnown).count();
            assertTrue(withEnd > 400, () -> "only " + withEnd + " binds named the end of the archive");
        }
    }

    @Test
    void missesMessagesWhenTheEndIsReadBeforeTheBind() throws Exception {
        assertTrue(broken(BindsApart.Reading.BEFORE).missed() > 0);
    }

    @Test
    void doublesMessagesWhenTheEndIsReadAfterTheBind() throws Exception {
        assertTrue(broken(BindsApart.Reading.AFTER).doubled() > 0);
    }

    private Violations broken(BindsApart.Reading reading) throws Exception {
        try (BinderyServer server = server()) {
            BindsApart.install(server.vertx(), reading, Duration.ofMillis(100));
            SeamReport report = new SeamRun(plan(server, 20), cycle -> {}).run();
            assertEquals(List.of(), report.failures());
            return report.violations();
        }
    }

    private BinderyServer server() {
        // A bind that waits longer for the archive still names its end where the machine is busy.
        BinderyServer server =
                BinderyServer.start(folder, Map.of("archive.wait-ms", "2000"), SESSION_SERVICES, REDIS_DELAY);
        server.addAccount("receiver", "secret");
        senders().forEach(sender -> server.addAccount(sender.user(), sender.password()));
        return server;
    }

    private static List<SeamAccount> senders() {
        return IntStream.rangeClosed(1, SENDERS)
                .mapToObj(number -> new SeamAccount("sender" + number, "secret"))
                .toList();
    }

    private static SeamPlan plan(BinderyServer server, int cycles) {
        SeamTarget target = new SeamTarget("127.0.0.1", server.tcpPort(), BinderyServer.DOMAIN, Tls.NONE, null);
        SeamPlan.Receiving receiving = new SeamPlan.Receiving(
                Profile.BIND2,
                Arrays.asList(PresenceOrder.values()),
                cycles,
                Duration.ofMillis(250),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                // While archive-service is away no bind names the end; a client then tells by the ids.
                true,
                1);
        return new SeamPlan(target, new SeamAccount("receiver", "secret"), senders(), RATE, receiving);
    }

    /** Takes archive-service away for a while, in the midst of the cycles. */
    private static final class ArchiveOutage implements Consumer<CycleReport> {
        private final BinderyServer server;
        private final CompletableFuture<Void> over = new CompletableFuture<>();

        ArchiveOutage(BinderyServer server) {
            this.server = server;
        }

        CompletableFuture<Void> over() {
            return over;
        }

        @Override
        public void accept(CycleReport cycle) {
            if (!cycle.violations().none()) {
                System.out.println(cycle.toText());
            }
            if (cycle.cycle() == ARCHIVE_STOPS_AT) {
                Executor later = CompletableFuture.delayedExecutor(
                        ARCHIVE_STOPPED.toMillis(), TimeUnit.MILLISECONDS, OwnThread.EACH);
                CompletableFuture.runAsync(server::stopArchive, OwnThread.EACH)
                        .thenRunAsync(server::startArchive, later)
                        .whenComplete((done, cause) -> {
                            if (cause == null) {
                                over.complete(null);
                            } else {
                                over.completeExceptionally(cause);
                            }
                        });
            }
        }
    }
}
