package io.bindery.bench.seam;

import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** Comes and goes: always the same device, each time with what it learnt before. */
final class Receiver {
    private static final long RETRY_NANOS = Duration.ofMillis(100).toNanos();
    private static final String LAST_OF_ARCHIVE = "<iq type='set' id='last'><query xmlns='" + Namespaces.ARCHIVE
            + "' queryid='last'><set xmlns='http://jabber.org/protocol/rsm'><max>1</max><before/></set></query></iq>";

    private final SeamPlan.Receiving plan;
    private final StartUp startUp;
    private final Device device;
    private final MessageReading messages;
    private final SplittableRandom random;
    private SeamLedger ledger;

    Receiver(SeamPlan plan, StartUp startUp, Device device, String run) {
        this.plan = plan.receiving();
        this.startUp = startUp;
        this.device = device;
        this.messages = new MessageReading(run, device.bareJid());
        this.random = new SplittableRandom(plan.receiving().seed());
    }

    SeamLedger ledger() {
        return ledger;
    }

    /** Takes what is left of earlier days: offline messages, and where the archive ends. */
    void prepare() throws IOException {
        Session session = startUp.login(device);
        try {
            session.send("<presence/>" + LAST_OF_ARCHIVE);
            ledger = new SeamLedger(lastOfArchive(session), plan.byId());
            session.leave(deadline(), stanza -> {});
        } finally {
            session.close();
        }
    }

    /** One cycle, its choices made by the seed alone. */
    CycleReport cycle(int number) {
        long listen = random.nextLong(plan.listen().toMillis()) + 1;
        boolean queryFirst = random.nextBoolean();
        long queryAfter = random.nextLong(listen);
        long presenceAfter = random.nextLong(listen);
        boolean reset = random.nextBoolean();
        PresenceOrder order = plan.order(number);
        return cycle(new ReceiverCycle.Choices(
                order,
                Duration.ofMillis(listen),
                Duration.ofMillis(queryFirst ? 0 : queryAfter),
                Duration.ofMillis(order == PresenceOrder.DELAYED ? presenceAfter : 0),
                reset,
                plan.timeout()));
    }

    /** The cycle after the senders have stopped: comes on line as the others do, with time for what is under way. */
    CycleReport lastCycle() {
        PresenceOrder order = plan.order(plan.cycles());
        return cycle(
                new ReceiverCycle.Choices(order, plan.settle(), Duration.ZERO, Duration.ZERO, false, plan.timeout()));
    }

    private CycleReport cycle(ReceiverCycle.Choices choices) {
        try {
            Session session = connect();
            ArchiveQuery query =
                    ledger.upToDate(session.end()) ? null : new ArchiveQuery(messages, ledger.known(), session.end());
            return ledger.close(new ReceiverCycle(session, choices, messages, query).run());
        } catch (IOException e) {
            return ledger.close(CycleRecord.unbound(choices.order(), e.getMessage()));
        }
    }

    /** Tries until the time is over: a server whose stores are away says so and wants to be asked again. */
    private Session connect() throws IOException {
        long deadline = deadline();
        while (true) {
            try {
                return startUp.login(device);
            } catch (IOException e) {
                if (System.nanoTime() + RETRY_NANOS > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    private String lastOfArchive(Session session) throws IOException {
        String last = null;
        long deadline = deadline();
        for (XmlElement stanza = session.next(deadline); stanza != null; stanza = session.next(deadline)) {
            last = messages.archived(stanza, "last").map(Sighting::id).orElse(last);
            if (stanza.name().equals("iq") && "last".equals(stanza.attribute("id"))) {
                if (!"result".equals(stanza.attribute("type"))) {
                    throw new IOException("the server has no archive that it would show (XEP-0313)");
                }
                return last;
            }
        }
        throw new SocketTimeoutException("the archive did not answer within " + plan.timeout());
    }

    private long deadline() {
        return System.nanoTime() + plan.timeout().toNanos();
    }
}
