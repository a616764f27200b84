package io.bindery.bench.measure;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a window cost.
 *
 * @param seconds the length of the window
 * @param server seconds of CPU time by process
 * @param generator the same of the load generator itself: near {@code seconds} it is the bottleneck
 */
public record CpuUse(double seconds, Map<String, Double> server, double generator) {

    /** Milliseconds of each process for one of {@code count} things. */
    public Map<String, Double> each(long count) {
        Map<String, Double> milliseconds = new LinkedHashMap<>();
        server.forEach((process, used) -> milliseconds.put(process, share(used, count)));
        return milliseconds;
    }

    /** Milliseconds of all processes together for one of {@code count} things. */
    public double total(long count) {
        return share(server.values().stream().mapToDouble(Double::doubleValue).sum(), count);
    }

    private static double share(double used, long count) {
        return 1000 * used / Math.max(1, count);
    }
}
