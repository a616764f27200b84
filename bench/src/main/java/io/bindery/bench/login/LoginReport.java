package io.bindery.bench.login;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a run has shown.
 *
 * @param seconds the length of the window
 * @param serverCpu seconds of CPU time within the window, by process
 * @param generatorCpu the same of the load generator itself: near {@code seconds} it is the bottleneck
 */
public record LoginReport(
        LoginPlan plan,
        LoginStatistics statistics,
        double seconds,
        Map<String, Double> serverCpu,
        double generatorCpu) {
    private static final double TOLERATED_FAILURES = 0.001;
    private static final double[] PERCENTILES = {50, 90, 99, 100};

    /** Whether there were logins and next to no failures. */
    public boolean trustworthy() {
        return statistics.logins() > 0 && statistics.failed() <= TOLERATED_FAILURES * statistics.logins();
    }

    /** For people. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        line(text, "plan", "%s", describe());
        line(text, "logins", "%d in %.1f s = %.1f/s", statistics.logins(), seconds, statistics.logins() / seconds);
        line(text, "failures", "%d %s", statistics.failed(), statistics.failures());
        line(text, "not offered", "%s", statistics.missing());
        Map<String, Double> latency = latency();
        line(text, "connect to bound", "%s ms", latency);
        cpuPerLogin().forEach((process, ms) -> line(text, "server CPU", "%.3f ms/login  %s", ms, process));
        line(text, "server CPU", "%.3f ms/login  in sum", totalPerLogin());
        line(text, "generator CPU", "%.0f %% of a core", 100 * generatorCpu / seconds);
        if (!trustworthy()) {
            text.append("\n*** MORE THAN 0.1 % OF THE LOGINS FAILED: THESE FIGURES MEAN NOTHING ***\n");
        }
        return text.toString();
    }

    /** For machines. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("plan", describe())
                .put("seconds", seconds)
                .put("logins", statistics.logins())
                .put("loginsPerSecond", statistics.logins() / seconds)
                .put("failures", new JsonObject(new LinkedHashMap<>(statistics.failures())))
                .put("notOffered", new JsonObject(new LinkedHashMap<>(statistics.missing())))
                .put("connectToBoundMs", new JsonObject(new LinkedHashMap<>(latency())))
                .put("serverCpuMsPerLogin", new JsonObject(new LinkedHashMap<>(cpuPerLogin())))
                .put("serverCpuMsPerLoginInSum", totalPerLogin())
                .put("generatorCpuSeconds", generatorCpu)
                .put("trustworthy", trustworthy());
    }

    private String describe() {
        return "%s:%d %s %s%s tls=%s%s, %d accounts, %d connections, warm-up %d s"
                .formatted(
                        plan.target().host(),
                        plan.target().port(),
                        plan.hash().mechanism(),
                        name(plan.profile()),
                        plan.pipelined() ? " pipelined" : "",
                        name(plan.target().tls()),
                        plan.target().resumeTls() ? " resumed" : "",
                        plan.accounts().count(),
                        plan.load().connections(),
                        plan.load().warmup().toSeconds());
    }

    private static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private Map<String, Double> latency() {
        Map<String, Double> latency = new LinkedHashMap<>();
        for (double percentile : PERCENTILES) {
            String name = percentile == 100 ? "max" : "p" + (int) percentile;
            latency.put(name, statistics.milliseconds(percentile));
        }
        return latency;
    }

    private Map<String, Double> cpuPerLogin() {
        Map<String, Double> milliseconds = new LinkedHashMap<>();
        serverCpu.forEach((process, used) -> milliseconds.put(process, perLogin(used)));
        return milliseconds;
    }

    private double totalPerLogin() {
        return perLogin(
                serverCpu.values().stream().mapToDouble(Double::doubleValue).sum());
    }

    private double perLogin(double used) {
        return 1000 * used / Math.max(1, statistics.logins());
    }

    private static void line(StringBuilder text, String name, String format, Object... values) {
        text.append("%-17s ".formatted(name))
                .append(String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
