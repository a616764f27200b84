package io.bindery.c2s.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.c2s.negotiation.Task;
import io.bindery.model.edge.EndStream;
import io.bindery.model.error.SaslErrorCondition;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.session.BindReply;
import io.bindery.model.session.CloseRequest;
import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens to a login when something else happens first: the order is forced, nothing is left to luck. */
class ClientStreamTest {
    private static final String BIND = "<bind xmlns='urn:xmpp:bind:0'><tag>t</tag></bind>";
    private final StreamInTest client = new StreamInTest(Task.Policy.NONE);

    @Test
    void tellsSuccessAndFeaturesTogetherAndNotBeforeTheBind() {
        assertEquals("", client.authenticates(BIND));
        client.sessions.bound("t/x");
        String answer = client.received();
        assertTrue(answer.startsWith("<success xmlns='urn:xmpp:sasl:2'>"), answer);
        assertTrue(answer.contains("</success><stream:features>"), answer);
        assertEquals(List.of(), client.sessions.closes);
    }

    @Test
    void undoesABindWhoseConnectionHasDied() {
        client.authenticates(BIND);
        client.stream.connectionLost();
        assertEquals(List.of(), client.sessions.closes, "nothing is known of the bind yet");
        client.sessions.bound("t/x");
        assertEquals(closeOfTheBind(), client.sessions.closes);
        assertEquals("", client.received());
    }

    @Test
    void hasNotLeftWhileABindIsOnItsWay() {
        client.authenticates(BIND);
        client.stream.connectionLost();
        Future<Void> left = client.stream.left();
        assertFalse(left.isComplete());
        client.sessions.bound("t/x");
        assertTrue(left.succeeded());
    }

    @Test
    void refusesStreamManagementBeforeAuthentication() {
        String refusal = "<failed xmlns='urn:xmpp:sm:3'><unexpected-request "
                + "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>";
        client.received();
        assertEquals(refusal, client.sends("<enable xmlns='urn:xmpp:sm:3'/>"));
        assertEquals(refusal, client.sends("<resume xmlns='urn:xmpp:sm:3' previd='x' h='0'/>"));
        assertFalse(client.closed);
    }

    @Test
    void undoesABindThatWasNotAnswered() {
        client.authenticates(BIND);
        client.sessions.bind.fail("time-out");
        assertEquals(closeOfTheBind(), client.sessions.closes);
        assertTrue(client.received().contains("<temporary-auth-failure "));
        assertFalse(client.closed);
    }

    @Test
    void letsTheClientTryAgainAfterABindThatWasRefused() {
        client.authenticates(BIND);
        client.sessions.bind.complete(new BindReply.Refused(BindReply.Reason.UNDONE));
        assertTrue(client.received().contains("<temporary-auth-failure "));
        assertEquals(List.of(), client.sessions.closes);
    }

    @Test
    void endsAStreamThatWasFencedBeforeItsBindWasAnswered() {
        client.authenticates(BIND);
        String sessionId = client.sessions.binds.get(0).sessionId();
        client.streams.endStream(new EndStream(sessionId, StreamErrorCondition.CONFLICT));
        client.sessions.bound("t/x");
        String answer = client.received();
        assertTrue(answer.contains("<conflict "), answer);
        assertTrue(client.closed);
    }

    @Test
    void waitsForABindInFlightWhenTheEdgeStops() {
        client.authenticates(BIND);
        Future<Void> ended = client.stream.end(StreamErrorCondition.SYSTEM_SHUTDOWN, "stop");
        assertTrue(client.received().contains("<system-shutdown "));
        assertFalse(ended.isComplete());
        client.sessions.bound("t/x");
        assertTrue(ended.succeeded());
        assertEquals(closeOfTheBind(), client.sessions.closes);
    }

    @Test
    void givesTheSessionBackWhenTheStreamEnds() {
        client.authenticates(BIND);
        client.sessions.bound("t/x");
        assertTrue(client.sends("</stream:stream>").endsWith("</stream:stream>"));
        client.stream.connectionLost();
        assertEquals(closeOfTheBind(), client.sessions.closes, "once");
    }

    @Test
    void tellsAnEndAgainThatCouldNotBeTold() {
        client.authenticates(BIND);
        client.sessions.bound("t/x");
        client.sessions.reachable = false;
        client.stream.connectionLost();
        client.ends.retry();
        assertEquals(2, client.sessions.closes.size());
        client.sessions.reachable = true;
        client.ends.retry();
        client.ends.retry();
        assertEquals(3, client.sessions.closes.size());
    }

    @Test
    void wantsItsTasksDoneBeforeSuccess() {
        StreamInTest tasked = new StreamInTest(user -> List.of(new Riddle("first"), new Riddle("second")));
        String proceed = tasked.authenticates(BIND);
        assertTrue(proceed.contains("<additional-data>"), proceed);
        assertTrue(proceed.contains("<tasks><task>first</task><task>second</task></tasks>"), proceed);
        assertEquals(
                "<task-data xmlns='urn:xmpp:sasl:2'><question xmlns='urn:riddle'/></task-data>",
                tasked.sends("<next xmlns='urn:xmpp:sasl:2' task='second'/>"));
        String once = tasked.sends(answer("yes"));
        assertEquals("<continue xmlns='urn:xmpp:sasl:2'><tasks><task>first</task></tasks></continue>", once);
        tasked.sends("<next xmlns='urn:xmpp:sasl:2' task='first'/>");
        assertEquals(List.of(), tasked.sessions.binds, "nothing inline before all is done");
        tasked.sends(answer("yes"));
        tasked.sessions.bound("t/x");
        String success = tasked.received();
        assertTrue(success.startsWith("<success xmlns='urn:xmpp:sasl:2'><authorization-identifier>"), success);
        assertTrue(success.contains("<solved xmlns='urn:riddle'/>"), success);
    }

    @Test
    void failsWithAFailedTask() {
        StreamInTest tasked = new StreamInTest(user -> List.of(new Riddle("first")));
        tasked.authenticates(BIND);
        tasked.sends("<next xmlns='urn:xmpp:sasl:2' task='first'/>");
        assertTrue(tasked.sends(answer("no")).contains("<not-authorized "));
        assertEquals(List.of(), tasked.sessions.binds);
    }

    @Test
    void refusesATaskThatWasNotOffered() {
        StreamInTest tasked = new StreamInTest(user -> List.of(new Riddle("first")));
        tasked.authenticates(BIND);
        assertTrue(tasked.sends("<next xmlns='urn:xmpp:sasl:2' task='other'/>").contains("<malformed-request "));
    }

    @Test
    void endsTheStreamOfWhoSkipsATask() {
        StreamInTest tasked = new StreamInTest(user -> List.of(new Riddle("first")));
        tasked.authenticates(BIND);
        assertTrue(tasked.sends(answer("yes")).contains("<policy-violation "));
        assertTrue(tasked.closed);
    }

    private List<CloseRequest> closeOfTheBind() {
        var bind = client.sessions.binds.get(0);
        return List.of(new CloseRequest(bind.user(), bind.sessionId()));
    }

    private static String answer(String word) {
        return "<task-data xmlns='urn:xmpp:sasl:2'><answer xmlns='urn:riddle'>" + word + "</answer></task-data>";
    }

    /** Asks one question; the answer is yes. */
    private record Riddle(String name) implements Task {

        @Override
        public Future<Step> receive(List<XmlElement> payload) {
            if (payload.isEmpty()) {
                return Future.succeededFuture(new Step.Ask(List.of(XmlElement.empty("question", "urn:riddle"))));
            }
            return Future.succeededFuture(
                    payload.get(0).text().equals("yes")
                            ? new Step.Completed(List.of(XmlElement.empty("solved", "urn:riddle")))
                            : new Step.Failed(SaslErrorCondition.NOT_AUTHORIZED));
        }
    }
}
