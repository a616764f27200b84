package io.bindery.bench;

import io.bindery.bench.login.Bind2Wishes;
import io.bindery.bench.measure.Schedule;
import io.bindery.bench.messages.MessagesPlan;
import io.bindery.bench.messages.MessagesReport;
import io.bindery.bench.messages.MessagesRun;
import io.bindery.bench.messages.Traffic;
import io.bindery.bench.online.ClientPlan;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench messages}: how many messages a server carries, how long one takes and what it costs. */
@Command(
        name = "messages",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = "Sends messages between pairs of users, checks that each comes once and in order, and reports"
                + " rate, latency and the server's CPU time. Needs two accounts for each pair.")
final class MessagesCommand implements Callable<Integer> {
    private static final int FAULTS = 3;

    @Mixin
    private ServerOptions server;

    @Option(names = "--pairs", defaultValue = "8", description = "the first user writes to the second, and so on")
    private int pairs;

    @Option(
            names = "--rate",
            defaultValue = "0",
            description = "messages per second over all pairs; 0: each pair sends when its last message has come")
    private int rate;

    @Option(names = "--body-bytes", defaultValue = "100", description = "the length of a message's text")
    private int bodyBytes;

    @Option(names = "--ack", defaultValue = "on", description = "stream management: on or off")
    private OnOff acks;

    @Option(names = "--carbons", defaultValue = "off", description = "on or off")
    private OnOff carbons;

    @Mixin
    private MeasureOptions measure;

    @Override
    public Integer call() throws Exception {
        MessagesReport report = new MessagesRun(plan(), measure.serverClock()).measure();
        measure.publish(report.toText(), report.toJson());
        return report.trustworthy() ? 0 : FAULTS;
    }

    MessagesPlan plan() throws IOException {
        Schedule schedule = measure.schedule();
        Bind2Wishes wishes = new Bind2Wishes(server.hash(), false, carbons.isOn(), acks.isOn());
        return new MessagesPlan(
                new ClientPlan(server.target(), wishes, schedule.timeout()),
                server.accounts(2 * pairs),
                new Traffic(pairs, rate, bodyBytes),
                schedule);
    }
}
