package io.bindery.bench.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.bench.login.Accounts;
import io.bindery.bench.login.Bind2Wishes;
import io.bindery.bench.login.Target;
import io.bindery.bench.login.Tls;
import io.bindery.bench.measure.CpuUse;
import io.bindery.bench.measure.Schedule;
import io.bindery.bench.online.ClientPlan;
import io.bindery.model.scram.ScramHash;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MessagesReportTest {
    private final MessageStatistics statistics = new MessageStatistics();

    @Test
    void dividesTheCpuTimeByTheMessages() {
        messages(1000);
        MessagesReport report = report(0);
        JsonObject json = report.toJson();
        assertEquals(500.0, json.getDouble("messagesPerSecond"));
        assertEquals(0.75, json.getDouble("serverCpuMsPerMessageInSum"));
        assertEquals(0.5, json.getJsonObject("serverCpuMsPerMessage").getDouble("java 1"));
        assertTrue(report.toText().contains("0.750 ms/message  in sum"), report.toText());
    }

    @Test
    void tellsPercentilesInMilliseconds() {
        messages(1000);
        JsonObject latency = report(0).toJson().getJsonObject("sentToReceivedMs");
        assertEquals(500, latency.getDouble("p50"), 0.5);
        assertEquals(990, latency.getDouble("p99"), 1);
        assertEquals(1000, latency.getDouble("max"), 1);
    }

    @Test
    void toleratesNoFault() {
        messages(1000);
        statistics.fault("missing", 0);
        statistics.foreign();
        assertTrue(report(0).trustworthy());
        assertFalse(report(0).toText().contains("***"));

        statistics.fault("missing", 1);
        assertFalse(report(0).trustworthy());
        assertTrue(report(0).toText().contains("{missing=1}"), report(0).toText());
        assertTrue(report(0).toText().contains("***"));
    }

    @Test
    void trustsNoRunWithoutMessages() {
        assertFalse(report(0).trustworthy());
    }

    @Test
    void tellsHowPunctualTheGeneratorWasAtASteadyRateOnly() {
        statistics.sendLag().record(TimeUnit.MILLISECONDS.toNanos(3));
        assertTrue(report(100).toText().contains("3.0 ms at most"), report(100).toText());
        assertFalse(report(0).toText().contains("at most"));
    }

    private MessagesReport report(int rate) {
        Target target = new Target("127.0.0.1", 5222, "localhost", Tls.NONE, false);
        Duration second = Duration.ofSeconds(1);
        MessagesPlan plan = new MessagesPlan(
                new ClientPlan(target, new Bind2Wishes(ScramHash.SHA_1, false, false, true), second),
                new Accounts("user%d", 2, "secret"),
                new Traffic(1, rate, 100),
                new Schedule(second, second, second));
        return new MessagesReport(plan, statistics, new CpuUse(2, Map.of("java 1", 0.5, "redis 2", 0.25), 0.1));
    }

    private void messages(int count) {
        for (int i = 1; i <= count; i++) {
            statistics.latencies().record(TimeUnit.MILLISECONDS.toNanos(i));
        }
    }
}
