package io.bindery.bench.messages;

import io.bindery.bench.cpu.CpuClock;
import io.bindery.bench.measure.CpuWindow;
import io.bindery.bench.measure.OneLoop;
import java.util.concurrent.ExecutionException;

/** One measurement of messages from the first login to the report. */
public final class MessagesRun {
    private final MessagesPlan plan;
    private final CpuClock server;

    /** Plans a run; {@code server} tells the CPU time of what is measured. */
    public MessagesRun(MessagesPlan plan, CpuClock server) {
        this.plan = plan;
        this.server = server;
    }

    /** Measures; blocks until it is done. */
    public MessagesReport measure() throws InterruptedException, ExecutionException {
        CpuWindow window = new CpuWindow(server);
        return OneLoop.run(vertx -> new Exchange(vertx, plan, window).run());
    }
}
