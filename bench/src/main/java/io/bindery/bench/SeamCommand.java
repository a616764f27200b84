package io.bindery.bench;

import io.bindery.bench.login.Profile;
import io.bindery.bench.login.Tls;
import io.bindery.bench.seam.CycleReport;
import io.bindery.bench.seam.PresenceOrder;
import io.bindery.bench.seam.SeamAccount;
import io.bindery.bench.seam.SeamPlan;
import io.bindery.bench.seam.SeamReport;
import io.bindery.bench.seam.SeamRun;
import io.bindery.bench.seam.SeamTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bench seam}: whether messages are missed or doubled where the archive ends and the session begins, on any
 * server (docs/seam-test.md).
 *
 * <p>{@code java -cp 'bench/target/classes:bench/target/lib/*' io.bindery.bench.Main seam --password-file password}
 */
@Command(
        name = "seam",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = "Looks for messages that are missed or doubled between the archive and the live session.")
final class SeamCommand implements Callable<Integer> {
    private static final int NOT_SEAMLESS = 1;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "where the server listens")
    private String host;

    @Option(names = "--port", defaultValue = "5222")
    private int port;

    @Option(names = "--domain", defaultValue = "localhost", description = "the XMPP domain")
    private String domain;

    @Option(names = "--tls", defaultValue = "starttls", description = "none, direct or starttls")
    private Tls tls;

    @Option(names = "--certificate", description = "the one certificate (PEM) to trust; any without it")
    private Path certificate;

    @Option(names = "--receiver", defaultValue = "receiver", description = "local part of the receiver")
    private String receiver;

    @Option(names = "--senders", defaultValue = "sender%d", description = "local parts; %%d counts from 1")
    private String senders;

    @Option(names = "--sender-count", defaultValue = "4")
    private int senderCount;

    @Option(names = "--password-file", required = true, description = "its first line is the password of all accounts")
    private Path passwordFile;

    @Option(names = "--receiver-password-file", description = "where the receiver's is another one")
    private Path receiverPasswordFile;

    @Option(names = "--rate", defaultValue = "50", description = "messages a second of each sender")
    private double rate;

    @Option(names = "--cycles", defaultValue = "200")
    private int cycles;

    @Option(names = "--start-up", defaultValue = "bind2", description = "bind2 or classic")
    private Profile startUp;

    @Option(
            names = "--presence",
            split = ",",
            defaultValue = "at_once",
            description = "at_once, after_query, delayed, never; the cycles take several in turn")
    private List<PresenceOrder> orders;

    @Option(names = "--listen-ms", defaultValue = "250", description = "the longest time that a cycle listens")
    private int listenMs;

    @Option(
            names = "--settle",
            defaultValue = "5s",
            converter = Seconds.class,
            description = "length of the last cycle")
    private Duration settle;

    @Option(names = "--timeout", defaultValue = "30s", converter = Seconds.class, description = "for each answer")
    private Duration timeout;

    @Option(
            names = "--by-id",
            description = "not doubled is what came live and in a query without an end, if the ids agree")
    private boolean byId;

    @Option(names = "--seed", defaultValue = "1", description = "decides what is left to chance")
    private long seed;

    @Option(names = "--quiet", description = "print cycles only when something is wrong with them")
    private boolean quiet;

    @Override
    public Integer call() throws Exception {
        SeamReport report = new SeamRun(plan(), this::print).run();
        System.out.print(report.toText());
        System.out.println(report.toJson().encode());
        return report.seamless() ? 0 : NOT_SEAMLESS;
    }

    SeamPlan plan() throws IOException {
        String password = password(passwordFile);
        String receivers = receiverPasswordFile == null ? password : password(receiverPasswordFile);
        return new SeamPlan(
                new SeamTarget(host, port, domain, tls, certificate),
                new SeamAccount(receiver, receivers),
                IntStream.rangeClosed(1, senderCount)
                        .mapToObj(number -> new SeamAccount(senders.formatted(number), password))
                        .toList(),
                rate,
                new SeamPlan.Receiving(
                        startUp, orders, cycles, Duration.ofMillis(listenMs), settle, timeout, byId, seed));
    }

    private void print(CycleReport cycle) {
        if (!quiet || !cycle.violations().none()) {
            System.out.println(cycle.toText());
        }
    }

    private static String password(Path file) throws IOException {
        return Files.readAllLines(file).get(0);
    }
}
