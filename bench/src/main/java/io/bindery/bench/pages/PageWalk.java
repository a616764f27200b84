package io.bindery.bench.pages;

import io.bindery.bench.login.ClientTls;
import io.bindery.bench.measure.CpuUse;
import io.bindery.bench.measure.CpuWindow;
import io.bindery.bench.measure.Repetition;
import io.bindery.bench.online.OnlineClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** One client from its login to its last page: learn places of the archive, warm up, measure, leave. */
final class PageWalk {
    private final PagesPlan plan;
    private final CpuWindow window;
    // Vert.x ends the connections of a client that nobody holds any more, half a minute after it was collected.
    private final NetClient sockets;
    private final ArchiveClient archive;
    private final List<String> places = new ArrayList<>();

    PageWalk(Vertx vertx, PagesPlan plan, CpuWindow window) {
        this.plan = plan;
        this.window = window;
        this.sockets = vertx.createNetClient(ClientTls.options(plan.client().target()));
        this.archive = new ArchiveClient(plan.schedule().timeout());
    }

    Future<PagesReport> run() {
        return OnlineClient.connect(sockets, plan.client(), plan.accounts().all()[0], archive)
                .onSuccess(archive::begin)
                .compose(client -> walk().eventually(client::leave));
    }

    private Future<PagesReport> walk() {
        PageStatistics statistics = new PageStatistics();
        return archive.extent()
                .compose(this::learnPlaces)
                .compose(learnt -> pages(plan.schedule().warmup(), new PageStatistics()))
                .compose(warm -> measure(statistics))
                .map(use -> new PagesReport(plan, statistics, use));
    }

    /** Ids are opaque, so the archive itself tells some; asked by time, which the measured queries do not do. */
    private Future<Void> learnPlaces(ArchiveExtent extent) {
        return Repetition.of(
                () -> places.size() < plan.paging().places(),
                () -> archive.firstFrom(extent.somewhere()).compose(this::learn));
    }

    private Future<Void> learn(Page page) {
        if (page.first().isEmpty()) {
            return Future.failedFuture("the archive shows no message: " + page.refused());
        }
        places.add(page.first());
        return Future.succeededFuture();
    }

    private Future<CpuUse> measure(PageStatistics statistics) {
        window.open();
        return pages(plan.schedule().duration(), statistics).map(over -> window.close());
    }

    private Future<Void> pages(Duration duration, PageStatistics statistics) {
        long began = System.nanoTime();
        return Repetition.of(() -> System.nanoTime() - began < duration.toNanos(), () -> page(statistics));
    }

    private Future<Page> page(PageStatistics statistics) {
        String place = places.get(ThreadLocalRandom.current().nextInt(places.size()));
        long asked = System.nanoTime();
        int max = plan.paging().max();
        return archive.pageAfter(place, max).onSuccess(page -> statistics.note(page, max, System.nanoTime() - asked));
    }
}
