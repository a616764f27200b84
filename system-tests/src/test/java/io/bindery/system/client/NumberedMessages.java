package io.bindery.system.client;

import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.OwnThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;

/**
 * Numbered messages from one client to another, both with stream management. The sender has a few bursts under way; the
 * receiver acknowledges when it is asked, as clients do.
 */
public final class NumberedMessages implements AutoCloseable {
    private static final String SM = "urn:xmpp:sm:3";
    private static final int BURST = 20;
    private static final int BURSTS_UNDER_WAY = 3;
    /** Far below the default of session.max-log: a session whose log is full is ended. */
    private static final int MOST_BEHIND = 2_000;

    private static final int PATIENCE_SECONDS = 60;
    private static final Pattern BODY = Pattern.compile("<body>(\\d+)</body>");

    private final Person sender;
    private final Person receiver;
    private final CompletableFuture<Void> reading;
    private final List<Integer> arrived = new ArrayList<>();
    private int sent;
    private int unanswered;
    private int acknowledged;

    private NumberedMessages(Person sender, Person receiver) {
        this.sender = sender;
        this.receiver = receiver;
        this.reading = CompletableFuture.runAsync(this::read, OwnThread.EACH);
    }

    /** Both users come on line. */
    public static NumberedMessages between(BinderyServer server, String sender, String receiver) {
        String enable = "<enable xmlns='" + SM + "'/>";
        return new NumberedMessages(Person.bind2(server, sender, enable), Person.bind2(server, receiver, enable));
    }

    /** Sends until something is over. */
    public void sendWhile(CompletableFuture<?> fault) throws InterruptedException {
        while (!fault.isDone()) {
            burst();
        }
        fault.join();
    }

    /** Sends one burst; waits only when too many are under way, or have not arrived. */
    public void burst() throws InterruptedException {
        StringBuilder burst = new StringBuilder();
        for (int i = 0; i < BURST; i++) {
            sent++;
            burst.append("<message type='chat' to='%s'><body>%d</body></message>".formatted(receiver.jid(), sent));
        }
        sender.sends(burst + "<r xmlns='" + SM + "'/>");
        unanswered++;
        while (unanswered > BURSTS_UNDER_WAY) {
            takeAcknowledgement();
        }
        awaitArrived(sent - MOST_BEHIND);
    }

    /** Waits until all is acknowledged, and then until all has arrived, with nothing sent behind it. */
    public void allArrive() throws InterruptedException {
        while (unanswered > 0) {
            takeAcknowledgement();
        }
        Assertions.assertEquals(sent, acknowledged);
        awaitArrived(sent);
        List<Integer> all = IntStream.rangeClosed(1, sent).boxed().toList();
        synchronized (arrived) {
            Assertions.assertTrue(all.equals(arrived), () -> "of " + sent + " came " + arrived);
        }
    }

    private void awaitArrived(int count) throws InterruptedException {
        synchronized (arrived) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (arrived.size() < count && System.nanoTime() < end && !reading.isDone()) {
                arrived.wait(TimeUnit.SECONDS.toMillis(1));
            }
        }
        if (reading.isCompletedExceptionally()) {
            // What ended it says more than what is missing.
            reading.join();
        }
    }

    /** Lets both leave; nothing came twice up to the end. */
    public void end() throws Exception {
        allArrive();
        sender.leaves();
        receiver.sends(XmppConversation.STREAM_END);
        reading.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Assertions.assertEquals(sent, arrived.size());
    }

    private void takeAcknowledgement() {
        Received answer = sender.next();
        Assertions.assertEquals("a", answer.name(), answer.xml());
        unanswered--;
        acknowledged = Integer.parseInt(answer.attribute("h"));
    }

    private void read() {
        int counted = 0;
        String next = receiver.client().next();
        while (!next.equals(XmppConversation.STREAM_END)) {
            if (next.startsWith("<r ")) {
                receiver.sends("<a xmlns='" + SM + "' h='" + counted + "'/>");
            } else {
                counted++;
                note(next);
            }
            next = receiver.client().next();
        }
    }

    private void note(String stanza) {
        Matcher body = BODY.matcher(stanza);
        if (!body.find()) {
            throw new AssertionError("no numbered message: " + stanza);
        }
        synchronized (arrived) {
            arrived.add(Integer.valueOf(body.group(1)));
            arrived.notifyAll();
        }
    }

    @Override
    public void close() {
        sender.close();
        receiver.close();
    }
}
