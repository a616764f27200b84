package io.bindery.bench;

import io.bindery.bench.login.Bind2Wishes;
import io.bindery.bench.measure.Schedule;
import io.bindery.bench.online.ClientPlan;
import io.bindery.bench.pages.ArchiveFill;
import io.bindery.bench.pages.PagesPlan;
import io.bindery.bench.pages.PagesReport;
import io.bindery.bench.pages.PagesRun;
import io.bindery.bench.pages.Paging;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench archive-page}: how long a page of a large archive takes and what it costs. */
@Command(
        name = "archive-page",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = "Pages the archive of the first user at random places, one page at a time, and reports rate,"
                + " latency and the server's CPU time.")
final class ArchivePageCommand implements Callable<Integer> {
    private static final int FAULTS = 3;

    @Mixin
    private ServerOptions server;

    @Option(names = "--max", defaultValue = "50", description = "messages on a page")
    private int max;

    @Option(names = "--places", defaultValue = "1000", description = "how many places pages begin at")
    private int places;

    @Option(names = "--fill", description = "fill Bindery's archive first, in this database: postgresql://…")
    private String fill;

    @Option(names = "--messages", defaultValue = "1000000", description = "how many messages it is filled up with")
    private int messages;

    @Mixin
    private MeasureOptions measure;

    @Override
    public Integer call() throws Exception {
        PagesPlan plan = plan();
        if (fill != null) {
            new ArchiveFill(fill, plan.owner(), messages).fill();
        }
        PagesReport report = new PagesRun(plan, measure.serverClock()).measure();
        measure.publish(report.toText(), report.toJson());
        return report.trustworthy() ? 0 : FAULTS;
    }

    PagesPlan plan() throws IOException {
        Schedule schedule = measure.schedule();
        return new PagesPlan(
                new ClientPlan(
                        server.target(), new Bind2Wishes(server.hash(), false, false, false), schedule.timeout()),
                server.accounts(1),
                new Paging(places, max),
                schedule);
    }
}
