package io.bindery.c2s.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.c2s.negotiation.Task;
import io.bindery.model.edge.DeliverRequest;
import io.bindery.model.edge.EndStream;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.route.AckRequest;
import io.bindery.model.route.Delivery;
import io.bindery.model.session.ServerCaps;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stanzas of a client on line, from and to the text of its stream. */
class BoundStreamTest {
    private static final String BIND = "<bind xmlns='urn:xmpp:bind:0'/>";
    private static final String BIND_COUNTING = "<bind xmlns='urn:xmpp:bind:0'><enable xmlns='urn:xmpp:sm:3'/></bind>";
    private static final String REQUEST = "<r xmlns='urn:xmpp:sm:3'/>";
    private static final String END = "</stream:stream>";

    private final StreamInTest client = new StreamInTest(Task.Policy.NONE);

    @Test
    void writesWhatABatchHasLedToAndAnswersARequestBehindIt() {
        isOnLine(BIND_COUNTING);
        assertEquals("", client.sends("<iq id='1'/>" + REQUEST + "<iq id='2'/>"));
        client.sessions.routed(1, delivery(1));
        assertEquals(stanza(1) + ack(1), client.received());
        assertEquals("", client.sends(REQUEST));
        client.sessions.routed(2, delivery(2));
        assertEquals(stanza(2) + ack(2), client.received());
        assertEquals(ack(2), client.sends(REQUEST));
    }

    @Test
    void pausesAClientThatIsAheadOfWhatIsRouted() {
        isOnLine(BIND);
        Future<Void> step = client.sendsUntilPaused("<message id='1'/>".repeat(1000));
        assertFalse(step.isComplete());
        assertEquals(101, client.read);
        client.sessions.routed(0);
        assertTrue(step.succeeded());
        assertEquals(100, client.sessions.routes.get(1).elements().size());
    }

    @Test
    void countsFromWhereALateEnableStands() {
        isOnLine(BIND);
        client.sends("<iq id='1'/>");
        pushed(1);
        String enabled = client.sends("<enable xmlns='urn:xmpp:sm:3'/><iq id='2'/>" + REQUEST);
        assertEquals(stanza(1) + "<enabled xmlns='urn:xmpp:sm:3'/>", enabled);
        client.sessions.routed(2, delivery(2));
        assertEquals(stanza(2), client.received());
        client.sessions.routed(3, delivery(3));
        assertEquals(stanza(3) + ack(1), client.received());
        client.sends("<a xmlns='urn:xmpp:sm:3' h='2'/>");
        client.acknowledgements.tell();
        assertEquals(List.of(3L), acknowledged());
        assertTrue(client.sends("<a xmlns='urn:xmpp:sm:3' h='3'/>").contains("<handled-count-too-high "));
    }

    @Test
    void asksWhoCountsForReceipts() {
        isOnLine(BIND_COUNTING);
        pushed(1);
        assertEquals(stanza(1), client.received());
        client.clock.advance(Duration.ofSeconds(1));
        assertEquals(REQUEST, client.received());
    }

    @Test
    void acknowledgesWhatWasWrittenToWhoDoesNotCount() {
        isOnLine(BIND);
        pushed(1);
        client.acknowledgements.tell();
        assertEquals(List.of(1L), acknowledged());
    }

    @Test
    void acknowledgesWhatWasWrittenBeforeTheSessionEnds() {
        isOnLine(BIND);
        pushed(1);
        client.sends(END);
        assertEquals(List.of(1L), acknowledged());
        assertEquals(1, client.sessions.closes.size());
    }

    @Test
    void probesASilentClient() {
        isOnLine(BIND_COUNTING);
        client.stream.probe();
        assertEquals(REQUEST, client.received());
        StreamInTest plain = new StreamInTest(Task.Policy.NONE);
        plain.authenticates(BIND);
        plain.sessions.bound("x");
        plain.received();
        plain.stream.probe();
        assertEquals(" ", plain.received());
    }

    @Test
    void writesStanzasThatCameBeforeTheirBindBehindItsSuccess() {
        client.authenticates(BIND);
        pushed(1, 2);
        client.sessions.bound("x");
        String success = client.received();
        assertTrue(success.endsWith("</stream:features>"), success);
        client.sessions.read(delivery(1), delivery(2));
        assertEquals(stanza(1) + stanza(2), client.received());
    }

    @Test
    void writesWhatWaitedForTheSessionBehindItsSuccess() {
        client.authenticates(BIND);
        client.sessions.bound("x", 2);
        assertTrue(client.received().endsWith("</stream:features>"));
        client.sessions.read(delivery(1), delivery(2));
        assertEquals(stanza(1) + stanza(2), client.received());
    }

    @Test
    void goesOnFromTheLogWhenASlowReaderReads() {
        isOnLine(BIND);
        client.writable = false;
        pushed(1, 2);
        assertEquals("", client.received());
        client.writable = true;
        client.stream.drained();
        client.sessions.read(delivery(1), delivery(2));
        assertEquals(stanza(1) + stanza(2), client.received());
    }

    @Test
    void passesTheClientStateOnBetweenTheStanzas() {
        isOnLine(BIND);
        client.sends("<message/><message/><inactive xmlns='urn:xmpp:csi:0'/>");
        client.sessions.routed(0);
        List<String> names = client.sessions.routes.get(1).elements().stream()
                .map(XmlElement::name)
                .toList();
        assertEquals(List.of("message", "inactive"), names);
        assertTrue(client.sends("<asleep xmlns='urn:xmpp:csi:0'/>").isEmpty(), "what was read comes first");
        client.sessions.routed(0);
        assertTrue(client.received().contains("<unsupported-stanza-type "));
    }

    @Test
    void endsTheStreamOfAForgerButRoutesWhatCameBefore() {
        isOnLine(BIND);
        assertEquals("", client.sends("<message id='1'/><message from='romeo@localhost'/>"));
        client.sessions.routed(1, delivery(1));
        String end = client.received();
        assertTrue(end.startsWith(stanza(1) + "<stream:error><invalid-from "), end);
        assertTrue(client.closed);
        assertEquals(1, client.sessions.routes.size());
    }

    @Test
    void routesWhatWasReadBeforeAClosingTagAndWritesItsAnswers() {
        isOnLine(BIND);
        assertEquals("", client.sends("<iq id='1'/><iq id='2'/>" + END));
        client.sessions.routed(1, delivery(1));
        assertEquals(stanza(1), client.received());
        assertFalse(client.closed);
        assertEquals(List.of(), client.sessions.closes);
        client.sessions.routed(2, delivery(2));
        assertEquals(stanza(2) + END, client.received());
        assertTrue(client.closed);
        assertEquals(1, client.sessions.closes.size());
    }

    @Test
    void routesWhatWasReadBeforeTheConnectionWasLost() {
        isOnLine(BIND);
        client.sends("<message id='1'/><message id='2'/>");
        client.stream.connectionLost();
        client.sessions.routed(1, delivery(1));
        assertEquals(List.of(), client.sessions.closes);
        assertEquals(2, client.sessions.routes.size());
        client.sessions.routed(1);
        assertEquals(1, client.sessions.closes.size());
        assertEquals("", client.received());
    }

    @Test
    void routesWhatWasReadBeforeAPlannedStop() {
        isOnLine(BIND);
        client.sends("<message id='1'/>");
        Future<Void> ended = client.stream.end(StreamErrorCondition.SYSTEM_SHUTDOWN, "stop");
        assertEquals("", client.sends("<message id='2'/>"), "this one is not read any more");
        assertFalse(ended.isComplete());
        client.sessions.routed(1, delivery(1));
        assertTrue(client.received().startsWith(stanza(1) + "<stream:error><system-shutdown "));
        assertTrue(ended.succeeded());
        assertEquals(1, client.sessions.routes.size());
    }

    @Test
    void endsInBoundedTimeAlthoughNothingIsTaken() {
        isOnLine(BIND);
        client.sends("<message id='1'/>" + END);
        client.clock.advance(Duration.ofSeconds(15));
        assertTrue(client.received().startsWith("<stream:error><resource-constraint "));
        assertTrue(client.closed);
        assertEquals(1, client.sessions.closes.size());
    }

    @Test
    void endsTheStreamOfASessionThatIsGone() {
        isOnLine(BIND);
        client.sends("<message id='1'/>");
        client.sessions.sessionGone();
        assertTrue(client.received().startsWith("<stream:error><conflict "));
        assertTrue(client.closed);
    }

    @Test
    void endsOnceWhateverEndsIt() {
        isOnLine(BIND);
        client.sends("<message id='1'/>" + END);
        client.streams.endStream(new EndStream(sessionId(), StreamErrorCondition.CONFLICT));
        client.stream.connectionLost();
        client.sessions.routed(0);
        assertEquals("", client.received());
        assertEquals(1, client.sessions.closes.size());
    }

    @Test
    void saysWhatItSupportsBesides() {
        client.authenticates(BIND);
        client.sessions.bound("x");
        String features = client.received();
        assertTrue(features.contains("<ver xmlns='urn:xmpp:features:rosterver'/>"), features);
        assertTrue(features.contains("<sub xmlns='urn:xmpp:features:pre-approval'/>"), features);
    }

    /** XEP-0115 6.3: as the bind has told them, or not at all. */
    @Test
    void namesTheCapabilitiesOfTheServer() {
        client.sessions.caps = new ServerCaps("urn:uuid:0", "q07IKJEyjvHSyhy//CH0CxmKi8w=");
        client.authenticates(BIND);
        client.sessions.bound("x");
        String caps = "<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='urn:uuid:0'"
                + " ver='q07IKJEyjvHSyhy//CH0CxmKi8w='/>";
        String features = client.received();
        assertTrue(features.contains(caps), features);
    }

    private void isOnLine(String bind) {
        client.authenticates(bind);
        client.sessions.bound("x");
        client.received();
    }

    private void pushed(long... numbers) {
        List<Delivery> deliveries = new ArrayList<>();
        for (long number : numbers) {
            deliveries.add(delivery(number));
        }
        assertTrue(client.streams.deliver(new DeliverRequest(deliveries)).succeeded());
    }

    private Delivery delivery(long number) {
        return new Delivery(sessionId(), number, stanza(number));
    }

    private String sessionId() {
        return client.sessions.binds.get(0).sessionId();
    }

    private List<Long> acknowledged() {
        return client.sessions.acks.stream()
                .flatMap(ack -> ack.sessions().stream())
                .map(AckRequest.Acknowledged::upTo)
                .toList();
    }

    private static String stanza(long number) {
        return "<message xmlns='jabber:client' id='s" + number + "'/>";
    }

    private static String ack(int h) {
        return "<a xmlns='urn:xmpp:sm:3' h='" + h + "'/>";
    }
}
