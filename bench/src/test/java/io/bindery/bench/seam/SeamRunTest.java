package io.bindery.bench.seam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.bench.login.Profile;
import io.bindery.bench.login.Tls;
import io.bindery.bench.seam.SmallServer.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole test over sockets, against a server that has no fault or exactly one. */
class SeamRunTest {
    private static final int CYCLES = 16;

    @Test
    void findsNothingWhereThereIsNoSeam() throws Exception {
        SeamReport report = run(Fault.NONE, false);
        assertEquals(Violations.NONE, report.violations(), report::toText);
        assertTrue(report.seamless());
        assertEquals(CYCLES + 1, report.cycles().size());
        assertEquals(report.sent(), sum(report), "every message is counted once");
        for (PresenceOrder order : PresenceOrder.values()) {
            assertTrue(report.live(order) > 0, order::toString);
        }
    }

    @Test
    void missesMessagesWhereTheEndIsTooOld() throws Exception {
        assertFalse(run(Fault.OLD_END, false).missed().isEmpty());
    }

    @Test
    void doublesWhatTheSessionRepeats() throws Exception {
        Violations violations = run(Fault.REPEATS, false).violations();
        assertTrue(violations.doubled() > 0, violations::toString);
        assertEquals(new Violations(0, violations.doubled(), 0, 0, 0, 0, 0), violations);
    }

    @Test
    void seesOfflineMessagesThatAreArchived() throws Exception {
        Violations violations = run(Fault.OFFLINE_TOO, false).violations();
        assertTrue(violations.offlineThoughArchived() > 0, violations::toString);
        assertTrue(violations.doubled() > 0, violations::toString);
    }

    @Test
    void missesWhatTheSessionDoesNotBring() throws Exception {
        SeamReport report = run(Fault.LOSES_LIVE, false);
        assertFalse(report.missed().isEmpty());
        assertEquals(report.missed().size(), report.violations().missed());
        assertEquals(0, report.violations().doubled());
    }

    @Test
    void seesDisorder() throws Exception {
        Violations violations = run(Fault.SWAPS_LIVE, false).violations();
        assertTrue(violations.disordered() > 0, violations::toString);
    }

    @Test
    void managesWithoutAnEndByComparingIds() throws Exception {
        SeamReport report = run(Fault.HIDES_END, true);
        assertEquals(Violations.NONE, report.violations(), report::toText);
        assertTrue(report.toJson().getLong("cyclesWithoutEnd") > 0);
    }

    @Test
    void saysWhenNobodyIsThere() throws Exception {
        int port;
        try (SmallServer gone = SmallServer.start(Fault.NONE)) {
            port = gone.port();
        }
        assertThrows(IOException.class, () -> new SeamRun(plan(port, false), cycle -> {}).run());
    }

    private static SeamReport run(Fault fault, boolean byId) throws Exception {
        try (SmallServer server = SmallServer.start(fault)) {
            SeamReport report = new SeamRun(plan(server.port(), byId), cycle -> {}).run();
            assertEquals(List.of(), report.failures());
            assertEquals(0, report.violations().broken(), () -> report.cycles().toString());
            return report;
        }
    }

    private static int sum(SeamReport report) {
        return report.cycles().stream()
                .mapToInt(cycle -> cycle.archived() + cycle.live() - cycle.overlap())
                .sum();
    }

    private static SeamPlan plan(int port, boolean byId) {
        SeamPlan.Receiving receiving = new SeamPlan.Receiving(
                Profile.BIND2,
                Arrays.asList(PresenceOrder.values()),
                CYCLES,
                Duration.ofMillis(100),
                Duration.ofMillis(200),
                Duration.ofSeconds(10),
                byId,
                1);
        List<SeamAccount> senders = List.of(new SeamAccount("s1", "secret"), new SeamAccount("s2", "secret"));
        return new SeamPlan(
                new SeamTarget("127.0.0.1", port, "localhost", Tls.NONE, null),
                new SeamAccount("receiver", "secret"),
                senders,
                200,
                receiving);
    }
}
