package io.bindery.bench.pages;

import io.bindery.bench.login.Target;
import io.bindery.bench.measure.CpuUse;
import io.bindery.bench.measure.ReportText;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a run has shown; {@code use} is what the measured window cost. */
public record PagesReport(PagesPlan plan, PageStatistics statistics, CpuUse use) {

    /** Whether there were pages, and all were as they should be. */
    public boolean trustworthy() {
        return pages() > 0 && statistics.faults().isEmpty();
    }

    /** For people. */
    public String toText() {
        ReportText text = new ReportText()
                .line("plan", "%s", describe())
                .line("pages", "%d in %.1f s = %.1f/s", pages(), use.seconds(), perSecond())
                .line("messages", "%d", statistics.messages())
                .line("faults", "%s", statistics.faults())
                .line("asked to answered", "%s ms", latency())
                .cpu(use, "page", pages());
        if (!trustworthy()) {
            text.warning("NOT EVERY PAGE WAS AS IT SHOULD BE: THESE FIGURES MEAN NOTHING");
        }
        return text.toString();
    }

    /** For machines. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("plan", describe())
                .put("seconds", use.seconds())
                .put("pages", pages())
                .put("pagesPerSecond", perSecond())
                .put("messages", statistics.messages())
                .put("faults", new JsonObject(new LinkedHashMap<>(statistics.faults())))
                .put("askedToAnsweredMs", new JsonObject(new LinkedHashMap<>(latency())))
                .put("serverCpuMsPerPage", new JsonObject(new LinkedHashMap<>(use.each(pages()))))
                .put("serverCpuMsPerPageInSum", use.total(pages()))
                .put("generatorCpuSeconds", use.generator())
                .put("trustworthy", trustworthy());
    }

    private long pages() {
        return statistics.latencies().count();
    }

    private double perSecond() {
        return pages() / use.seconds();
    }

    private Map<String, Double> latency() {
        return statistics.latencies().percentiles();
    }

    private String describe() {
        Target target = plan.client().target();
        return "%s:%d tls=%s, archive of %s, pages of %d after %d places, warm-up %d s"
                .formatted(
                        target.host(),
                        target.port(),
                        target.tls().name().toLowerCase(Locale.ROOT),
                        plan.owner(),
                        plan.paging().max(),
                        plan.paging().places(),
                        plan.schedule().warmup().toSeconds());
    }
}
