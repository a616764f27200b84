package io.bindery.bench.pages;

import io.bindery.bench.cpu.CpuClock;
import io.bindery.bench.measure.CpuWindow;
import io.bindery.bench.measure.OneLoop;
import java.util.concurrent.ExecutionException;

/** One measurement of archive pages from the login to the report. */
public final class PagesRun {
    private final PagesPlan plan;
    private final CpuClock server;

    /** Plans a run; {@code server} tells the CPU time of what is measured. */
    public PagesRun(PagesPlan plan, CpuClock server) {
        this.plan = plan;
        this.server = server;
    }

    /** Measures; blocks until it is done. */
    public PagesReport measure() throws InterruptedException, ExecutionException {
        CpuWindow window = new CpuWindow(server);
        return OneLoop.run(vertx -> new PageWalk(vertx, plan, window).run());
    }
}
