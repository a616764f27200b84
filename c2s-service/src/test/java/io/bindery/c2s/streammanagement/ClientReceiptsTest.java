package io.bindery.c2s.streammanagement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.c2s.ManualClock;
import io.bindery.c2s.ScriptedSessions;
import io.bindery.c2s.stanza.ScriptedOutlet;
import io.bindery.c2s.stanza.SessionLink;
import io.bindery.model.jid.FullJid;
import io.bindery.model.route.AckRequest;
import io.bindery.model.session.SessionFeatures;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientReceiptsTest {
    private static final FullJid JULIET = FullJid.parse("juliet@localhost/balcony");
    private static final String REQUEST = "<r xmlns='urn:xmpp:sm:3'/>";

    private final ScriptedSessions sessions = new ScriptedSessions();
    private final ManualClock clock = new ManualClock();
    private final ScriptedOutlet outlet = new ScriptedOutlet();
    private final LogAcknowledgements log = new LogAcknowledgements(sessions);

    @Test
    void takesTheWritingForTheReceiptOfWhoDoesNotCount() {
        ClientReceipts receipts = receipts(new StreamManagement(SessionFeatures.NONE));
        receipts.written(ClientReceipts.ASK_AFTER);
        clock.advance(ClientReceipts.ASK_WITHIN);
        assertEquals(List.of(), outlet.written);
        assertLogged(ClientReceipts.ASK_AFTER);
    }

    @Test
    void asksOnceAShortWhileAfterAStanza() {
        ClientReceipts receipts = receipts(counting());
        receipts.written(1);
        receipts.written(2);
        assertEquals(List.of(), outlet.written);
        clock.advance(ClientReceipts.ASK_WITHIN);
        assertEquals(List.of(REQUEST), outlet.written);
        assertEquals(1, outlet.flushed);
        clock.advance(ClientReceipts.ASK_WITHIN.multipliedBy(10));
        assertEquals(1, outlet.written.size(), "a client that does not answer is left in peace");
        log.tell();
        assertEquals(List.of(), sessions.acks);
    }

    @Test
    void asksAtOnceAfterManyStanzas() {
        ClientReceipts receipts = receipts(counting());
        receipts.written(ClientReceipts.ASK_AFTER);
        assertEquals(List.of(REQUEST), outlet.written);
    }

    @Test
    void doesNotAskForWhatWasSaidUnasked() {
        ClientReceipts receipts = receipts(counting());
        receipts.written(3);
        receipts.acknowledged(ack("3"));
        clock.advance(ClientReceipts.ASK_WITHIN);
        assertEquals(List.of(), outlet.written);
        assertLogged(3);
    }

    @Test
    void tellsTheNumberInTheLogOfWhoBeganToCountLater() {
        StreamManagement management = new StreamManagement(SessionFeatures.NONE);
        ClientReceipts receipts = receipts(management);
        receipts.written(5);
        log.tell();
        management.enable(0, 5);
        receipts.written(8);
        receipts.acknowledged(ack("2"));
        log.tell();
        assertEquals(2, sessions.acks.size());
        assertEquals(7, sessions.acks.get(1).sessions().get(0).upTo());
    }

    @Test
    void shortensTheLogOfWhoCountsLessThanItGets() {
        ClientReceipts receipts = receipts(counting());
        long last = 3 * ClientReceipts.MOST_UNCOUNTED;
        for (long number = ClientReceipts.ASK_AFTER; number <= last; number += ClientReceipts.ASK_AFTER) {
            receipts.written(number);
            receipts.acknowledged(ack("1"));
        }
        log.tell();
        AckRequest told = sessions.acks.get(sessions.acks.size() - 1);
        assertEquals(
                last - ClientReceipts.MOST_UNCOUNTED, told.sessions().get(0).upTo());
    }

    @Test
    void keepsInTheLogWhatNoAnswerShowsToHaveArrived() {
        ClientReceipts receipts = receipts(counting());
        receipts.written(3 * ClientReceipts.MOST_UNCOUNTED);
        receipts.written(6 * ClientReceipts.MOST_UNCOUNTED);
        receipts.acknowledged(ack("1"));
        assertLogged(2 * ClientReceipts.MOST_UNCOUNTED);
    }

    private ClientReceipts receipts(StreamManagement management) {
        return new ClientReceipts(new SessionLink(JULIET, "s1", sessions, clock), management, log, outlet);
    }

    private static StreamManagement counting() {
        return new StreamManagement(new SessionFeatures(false, true, false));
    }

    private void assertLogged(long upTo) {
        log.tell();
        assertEquals(
                List.of(new AckRequest(List.of(new AckRequest.Acknowledged(JULIET.bare(), "s1", upTo)))),
                sessions.acks);
    }

    private static XmlElement ack(String h) {
        return XmlElement.named("a", Namespaces.STREAM_MANAGEMENT)
                .attribute("h", h)
                .build();
    }
}
