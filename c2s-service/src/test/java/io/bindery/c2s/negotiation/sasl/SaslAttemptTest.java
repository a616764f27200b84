package io.bindery.c2s.negotiation.sasl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.bindery.c2s.negotiation.sasl.SaslStep.Challenge;
import io.bindery.model.error.SaslErrorCondition;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Order and length, whatever the mechanism. */
class SaslAttemptTest {
    private static final int LIMIT = 5;
    private static final SaslStep CHALLENGE = new Challenge(Steps.bytes("more"));

    private final List<String> heard = new ArrayList<>();
    private final Promise<SaslStep> answer = Promise.promise();
    private final SaslAttempt attempt = new SaslAttempt(this::hear, LIMIT);

    private Future<SaslStep> hear(String message) {
        heard.add(message);
        return answer.future();
    }

    @Test
    void passesOnWhatFits() {
        answer.complete(CHALLENGE);
        assertEquals(CHALLENGE, Steps.say(attempt, "12345"));
        assertEquals(CHALLENGE, Steps.say(attempt, "é"));
        assertEquals(List.of("12345", "é"), heard);
    }

    @Test
    void refusesWhatIsTooLong() {
        answer.complete(CHALLENGE);
        Steps.assertFails(SaslErrorCondition.MALFORMED_REQUEST, Steps.say(attempt, "123456"));
        Steps.assertFails(SaslErrorCondition.MALFORMED_REQUEST, Steps.say(attempt, "1"));
        assertEquals(List.of(), heard);
    }

    @Test
    void refusesWhatIsNotUtf8() {
        Steps.assertFails(
                SaslErrorCondition.MALFORMED_REQUEST, Steps.now(attempt.respond(new byte[] {'a', (byte) 0xc0, 'b'})));
        assertEquals(List.of(), heard);
    }

    @Test
    void refusesAnythingAfterTheEnd() {
        answer.complete(SaslFailures.WRONG_CREDENTIALS);
        Steps.assertFails(SaslErrorCondition.NOT_AUTHORIZED, Steps.say(attempt, "1"));
        Steps.assertFails(SaslErrorCondition.MALFORMED_REQUEST, Steps.say(attempt, "2"));
        Steps.assertFails(SaslErrorCondition.MALFORMED_REQUEST, attempt.begin());
        assertEquals(List.of("1"), heard);
    }

    @Test
    void refusesBothWhenTheClientDoesNotWaitForItsAnswer() {
        Future<SaslStep> first = attempt.respond(Steps.bytes("1"));
        assertFalse(first.isComplete());
        Steps.assertFails(SaslErrorCondition.MALFORMED_REQUEST, Steps.say(attempt, "2"));
        answer.complete(CHALLENGE);
        Steps.assertFails(SaslErrorCondition.MALFORMED_REQUEST, Steps.now(first));
        assertEquals(List.of("1"), heard);
    }

    @Test
    void beginsOnce() {
        assertEquals("", Steps.challenge(attempt.begin()));
        Steps.assertFails(SaslErrorCondition.MALFORMED_REQUEST, attempt.begin());
        Steps.assertFails(SaslErrorCondition.MALFORMED_REQUEST, Steps.say(attempt, "1"));
    }

    @Test
    void saysThatItIsTemporaryWhenNobodyCouldBeAsked() {
        Future<SaslStep> step = attempt.respond(Steps.bytes("1"));
        answer.fail("no session-service");
        Steps.assertFails(SaslErrorCondition.TEMPORARY_AUTH_FAILURE, Steps.now(step));
        Steps.assertFails(SaslErrorCondition.MALFORMED_REQUEST, Steps.say(attempt, "2"));
    }
}
