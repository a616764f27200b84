package io.bindery.bench.measure;

import io.bindery.bench.cpu.CpuClock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Reads the clocks when the measuring begins and when it ends. */
public final class CpuWindow {
    private final CpuClock server;
    private final CpuClock generator =
            CpuClock.of(List.of(ProcessHandle.current().pid()), List.of());
    private Map<String, Double> serverBefore;
    private Map<String, Double> generatorBefore;
    private long opened;

    /** A window over these processes; fails when one of them does not exist. */
    public CpuWindow(CpuClock server) {
        this.server = server;
        // Wrong process ids shall fail now, not after the warm-up.
        server.read();
    }

    /** The measuring begins. */
    public void open() {
        serverBefore = server.read();
        generatorBefore = generator.read();
        opened = System.nanoTime();
    }

    /** The measuring ends. */
    public CpuUse close() {
        double seconds = (System.nanoTime() - opened) / (double) TimeUnit.SECONDS.toNanos(1);
        double own = CpuClock.between(generatorBefore, generator.read()).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        return new CpuUse(seconds, CpuClock.between(serverBefore, server.read()), own);
    }
}
