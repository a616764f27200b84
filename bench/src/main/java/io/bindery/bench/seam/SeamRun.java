package io.bindery.bench.seam;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks for messages that fall into the seam between an archive and what comes live, or that come from both: senders
 * send on while a receiver binds, listens, reads the archive and leaves, again and again.
 */
public final class SeamRun {
    private final SeamPlan plan;
    private final Consumer<CycleReport> progress;
    private final StartUp startUp;
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    /** Plans a run; {@code progress} is told of each cycle when it has ended, in the thread that {@link #run} is in. */
    public SeamRun(SeamPlan plan, Consumer<CycleReport> progress) {
        this.plan = plan;
        this.progress = progress;
        this.startUp = new StartUp(
                plan.target(), plan.receiving().startUp(), plan.receiving().timeout());
    }

    /** Tests; blocks until it is done. Fails when an account cannot log in at all. */
    public SeamReport run() throws IOException, InterruptedException {
        Receiver receiver = new Receiver(plan, startUp, device(plan.receiver()), run);
        receiver.prepare();
        List<Sender> senders = new ArrayList<>();
        List<CycleReport> cycles = new ArrayList<>();
        try {
            logIn(senders);
            senders.forEach(Sender::start);
            for (int cycle = 0; cycle < plan.receiving().cycles(); cycle++) {
                keep(receiver.cycle(cycle), cycles);
            }
        } finally {
            stop(senders);
        }
        keep(receiver.lastCycle(), cycles);
        return report(cycles, senders, receiver.ledger());
    }

    private void logIn(List<Sender> senders) throws IOException {
        long interval = (long) (Duration.ofSeconds(1).toNanos() / plan.rate());
        Sender.Numbering numbering =
                new Sender.Numbering(run, device(plan.receiver()).bareJid(), interval);
        for (SeamAccount account : plan.senders()) {
            Session session = startUp.login(device(account));
            senders.add(new Sender(
                    senders.size(), session, numbering, plan.receiving().timeout()));
        }
    }

    private static void stop(List<Sender> senders) throws InterruptedException {
        senders.forEach(Sender::stop);
        for (Sender sender : senders) {
            sender.join();
        }
    }

    private void keep(CycleReport report, List<CycleReport> cycles) {
        cycles.add(report);
        progress.accept(report);
    }

    private static SeamReport report(List<CycleReport> cycles, List<Sender> senders, SeamLedger ledger) {
        int sent = 0;
        Set<Serial> bounced = new HashSet<>();
        Set<Serial> unseen = new HashSet<>();
        List<String> failures = new ArrayList<>();
        for (Sender sender : senders) {
            sent += sender.sent();
            bounced.addAll(sender.bounced());
            unseen.addAll(ledger.unseen(sender.number(), sender.sent()));
            if (sender.failure() != null) {
                failures.add(sender.failure());
            }
        }
        unseen.removeAll(bounced);
        List<String> missed = unseen.stream().map(Serial::toString).sorted().toList();
        return new SeamReport(List.copyOf(cycles), sent, bounced.size(), missed, failures);
    }

    private Device device(SeamAccount account) {
        return new Device(account, plan.target().domain());
    }
}
