package io.bindery.bench.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.scram.ScramHash;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoginReportTest {
    private static final LoginPlan PLAN = new LoginPlan(
            new Target("127.0.0.1", 5222, "localhost", Tls.NONE, false),
            new Accounts("user%d", 10, "secret"),
            ScramHash.SHA_1,
            Profile.BIND2,
            false,
            new Load(8, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3)));

    private final LoginStatistics statistics = new LoginStatistics();

    @Test
    void dividesTheCpuTimeByTheLogins() {
        logins(1000);
        LoginReport report = new LoginReport(PLAN, statistics, 2.0, Map.of("java 1", 0.5, "redis 2", 0.25), 0.1);
        JsonObject json = report.toJson();
        assertEquals(500.0, json.getDouble("loginsPerSecond"));
        assertEquals(0.75, json.getDouble("serverCpuMsPerLoginInSum"));
        assertEquals(0.5, json.getJsonObject("serverCpuMsPerLogin").getDouble("java 1"));
        assertTrue(report.toText().contains("0.750 ms/login  in sum"), report.toText());
    }

    @Test
    void tellsPercentilesInMilliseconds() {
        logins(1000);
        JsonObject latency =
                new LoginReport(PLAN, statistics, 2.0, Map.of(), 0.1).toJson().getJsonObject("connectToBoundMs");
        assertEquals(500, latency.getDouble("p50"), 0.5);
        assertEquals(990, latency.getDouble("p99"), 1);
        assertEquals(1000, latency.getDouble("max"), 1);
    }

    @Test
    void countsFailuresByConditionAndNeverAsLogins() {
        logins(1000);
        statistics.failure("not-authorized");
        LoginReport report = new LoginReport(PLAN, statistics, 2.0, Map.of(), 0.1);
        assertTrue(report.trustworthy());
        assertFalse(report.toText().contains("***"));

        statistics.failure("not-authorized");
        assertEquals(1000, statistics.logins());
        assertEquals(Map.of("not-authorized", 2L), statistics.failures());
        assertFalse(report.trustworthy());
        assertTrue(report.toText().contains("***"));
    }

    @Test
    void trustsNoRunWithoutLogins() {
        assertFalse(new LoginReport(PLAN, statistics, 2.0, Map.of(), 0.1).trustworthy());
    }

    private void logins(int count) {
        for (int i = 1; i <= count; i++) {
            statistics.login(TimeUnit.MILLISECONDS.toNanos(i), "");
        }
    }
}
