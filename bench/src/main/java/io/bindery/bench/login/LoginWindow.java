package io.bindery.bench.login;

import io.bindery.bench.cpu.CpuClock;
import java.time.Duration;
import java.util.Map;

/** Decides when the measuring begins and ends, and keeps what was measured; used by one event loop. */
final class LoginWindow {
    private final LoginPlan plan;
    private final CpuClock server;
    private final CpuClock generator;
    private final LoginStatistics statistics = new LoginStatistics();
    private final long warmUntil;
    private long attempts;
    private long opened;
    private boolean reported;
    private Map<String, Double> serverBefore;
    private Map<String, Double> generatorBefore;

    LoginWindow(LoginPlan plan, CpuClock server, CpuClock generator) {
        this.plan = plan;
        this.server = server;
        this.generator = generator;
        this.warmUntil = System.nanoTime() + plan.load().warmup().toNanos();
    }

    void login(long nanos, String lacking) {
        if (measuring()) {
            statistics.login(nanos, lacking);
        }
        attempted();
    }

    void failure(String condition) {
        if (measuring()) {
            statistics.failure(condition);
        }
        attempted();
    }

    /** Whether the time is over. */
    boolean closed() {
        return opened != 0
                && System.nanoTime() - opened >= plan.load().duration().toNanos();
    }

    LoginReport report() {
        // Connections that are cut now are no failures of the server.
        reported = true;
        double seconds =
                (System.nanoTime() - opened) / (double) Duration.ofSeconds(1).toNanos();
        return new LoginReport(
                plan,
                statistics,
                seconds,
                CpuClock.between(serverBefore, server.read()),
                CpuClock.between(generatorBefore, generator.read())
                        .values()
                        .iterator()
                        .next());
    }

    private boolean measuring() {
        return opened != 0 && !reported;
    }

    private void attempted() {
        attempts++;
        // The first login of an account pays for the key derivation, so each has its turn before the window opens.
        boolean warm = attempts >= plan.accounts().count() && System.nanoTime() >= warmUntil;
        if (opened == 0 && warm) {
            serverBefore = server.read();
            generatorBefore = generator.read();
            opened = System.nanoTime();
        }
    }
}
