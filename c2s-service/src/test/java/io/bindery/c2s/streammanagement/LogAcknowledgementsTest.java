package io.bindery.c2s.streammanagement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.c2s.ScriptedSessions;
import io.bindery.model.jid.BareJid;
import io.bindery.model.route.AckRequest;
import io.bindery.model.route.AckRequest.Acknowledged;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogAcknowledgementsTest {
    private static final BareJid JULIET = BareJid.parse("juliet@localhost");

    private final ScriptedSessions sessions = new ScriptedSessions();
    private final LogAcknowledgements acknowledgements = new LogAcknowledgements(sessions);

    @Test
    void tellsTheNewestOfEachSessionTogether() {
        acknowledgements.add(session("s1", 1), 1);
        acknowledgements.add(session("s2", 4), 4);
        acknowledgements.add(session("s1", 3), 2);
        assertEquals(List.of(), sessions.acks);
        acknowledgements.tell();
        acknowledgements.tell();
        assertEquals(List.of(new AckRequest(List.of(session("s1", 3), session("s2", 4)))), sessions.acks);
    }

    @Test
    void doesNotWaitWhenManyStanzasAreUntold() {
        acknowledgements.add(session("s1", LogAcknowledgements.MOST_STANZAS), LogAcknowledgements.MOST_STANZAS);
        assertEquals(1, sessions.acks.size());
    }

    @Test
    void tellsABoundedNumberOfSessionsAtATime() {
        for (int i = 0; i < 2 * LogAcknowledgements.MOST_SESSIONS + 1; i++) {
            acknowledgements.add(session("s" + i, 1), 0);
        }
        acknowledgements.tell();
        acknowledgements.tell();
        assertEquals(
                List.of(LogAcknowledgements.MOST_SESSIONS, LogAcknowledgements.MOST_SESSIONS, 1),
                sessions.acks.stream().map(ack -> ack.sessions().size()).toList());
    }

    @Test
    void tellsAgainWhatCouldNotBeTold() {
        sessions.reachable = false;
        acknowledgements.add(session("s1", 1), 1);
        acknowledgements.tell();
        assertEquals(1, sessions.acks.size(), "not at once");
        sessions.reachable = true;
        acknowledgements.tell();
        acknowledgements.tell();
        assertEquals(2, sessions.acks.size());
        assertEquals(sessions.acks.get(0), sessions.acks.get(1));
    }

    @Test
    void tellsTheLastOfASessionThatEndsAndForgetsIt() {
        sessions.reachable = false;
        acknowledgements.add(session("s1", 1), 1);
        assertTrue(acknowledgements.settle("s1").succeeded(), "an end is not held up");
        assertEquals(List.of(new AckRequest(List.of(session("s1", 1)))), sessions.acks);
        acknowledgements.tell();
        assertTrue(acknowledgements.settle("s1").succeeded());
        assertEquals(1, sessions.acks.size());
    }

    private static Acknowledged session(String id, long upTo) {
        return new Acknowledged(JULIET, id, upTo);
    }
}
