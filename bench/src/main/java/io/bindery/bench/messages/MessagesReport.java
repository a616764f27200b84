package io.bindery.bench.messages;

import io.bindery.bench.login.Bind2Wishes;
import io.bindery.bench.login.Target;
import io.bindery.bench.measure.CpuUse;
import io.bindery.bench.measure.ReportText;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a run has shown; {@code use} is what the measured window cost. */
public record MessagesReport(MessagesPlan plan, MessageStatistics statistics, CpuUse use) {

    /** Whether there were messages, and each came once and in order, from the first of the warm-up on. */
    public boolean trustworthy() {
        return messages() > 0 && statistics.faults().isEmpty();
    }

    /** For people. */
    public String toText() {
        ReportText text = new ReportText()
                .line("plan", "%s", describe())
                .line("messages", "%d in %.1f s = %.1f/s", messages(), use.seconds(), perSecond())
                .line("faults", "%s", statistics.faults())
                .line("of other runs", "%d", statistics.foreignMessages())
                .line("sent to received", "%s ms", latency());
        if (!plan.traffic().closedLoop()) {
            text.line("sent too late", "%.1f ms at most", statistics.sendLag().longest());
        }
        text.cpu(use, "message", messages());
        if (!trustworthy()) {
            text.warning("NOT EVERY MESSAGE CAME ONCE AND IN ORDER: THESE FIGURES MEAN NOTHING");
        }
        return text.toString();
    }

    /** For machines. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("plan", describe())
                .put("seconds", use.seconds())
                .put("messages", messages())
                .put("messagesPerSecond", perSecond())
                .put("faults", new JsonObject(new LinkedHashMap<>(statistics.faults())))
                .put("ofOtherRuns", statistics.foreignMessages())
                .put("sentToReceivedMs", new JsonObject(new LinkedHashMap<>(latency())))
                .put("sentTooLateMsAtMost", statistics.sendLag().longest())
                .put("serverCpuMsPerMessage", new JsonObject(new LinkedHashMap<>(use.each(messages()))))
                .put("serverCpuMsPerMessageInSum", use.total(messages()))
                .put("generatorCpuSeconds", use.generator())
                .put("trustworthy", trustworthy());
    }

    private long messages() {
        return statistics.latencies().count();
    }

    private double perSecond() {
        return messages() / use.seconds();
    }

    private Map<String, Double> latency() {
        return statistics.latencies().percentiles();
    }

    private String describe() {
        Target target = plan.client().target();
        Bind2Wishes wishes = plan.client().wishes();
        Traffic traffic = plan.traffic();
        return "%s:%d tls=%s acks=%s carbons=%s, %d pairs, %s, %d bytes of text, warm-up %d s"
                .formatted(
                        target.host(),
                        target.port(),
                        target.tls().name().toLowerCase(Locale.ROOT),
                        onOff(wishes.acks()),
                        onOff(wishes.carbons()),
                        traffic.pairs(),
                        traffic.closedLoop() ? "closed loop" : traffic.rate() + "/s",
                        traffic.bodyBytes(),
                        plan.schedule().warmup().toSeconds());
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }
}
