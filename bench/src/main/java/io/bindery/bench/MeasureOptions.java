package io.bindery.bench;

import io.bindery.bench.cpu.CpuClock;
import io.bindery.bench.measure.Schedule;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say how long is measured, whose CPU time counts and where the report goes. */
final class MeasureOptions {

    @Option(names = "--warmup", defaultValue = "20s", converter = Seconds.class)
    private Duration warmup;

    @Option(names = "--duration", defaultValue = "30s", converter = Seconds.class)
    private Duration duration;

    @Option(
            names = "--timeout",
            defaultValue = "10s",
            converter = Seconds.class,
            description = "for whatever is waited for")
    private Duration timeout;

    @Option(names = "--pids", split = ",", description = "server processes whose CPU time is counted")
    private List<Long> pids = List.of();

    @Option(names = "--pid-trees", split = ",", description = "the same, with all descendants (PostgreSQL)")
    private List<Long> pidTrees = List.of();

    @Option(names = "--json", description = "also write the report to this file")
    private Path json;

    Schedule schedule() {
        return new Schedule(warmup, duration, timeout);
    }

    CpuClock serverClock() {
        return CpuClock.of(pids, pidTrees);
    }

    void publish(String text, JsonObject report) throws IOException {
        System.out.print(text);
        if (json != null) {
            Files.writeString(json, report.encodePrettily() + '\n');
        }
    }
}
