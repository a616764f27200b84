package io.bindery.c2s.negotiation.sasl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.c2s.negotiation.sasl.SaslStep.Challenge;
import io.bindery.c2s.negotiation.sasl.SaslStep.Failure;
import io.bindery.c2s.negotiation.sasl.SaslStep.Success;
import io.bindery.model.error.SaslErrorCondition;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;

/** Speaks with an exchange in text, and says what kind of step has to come. */
final class Steps {
    private Steps() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static SaslStep say(SaslExchange exchange, String text) {
        return now(exchange.respond(bytes(text)));
    }

    static SaslStep now(Future<SaslStep> step) {
        assertTrue(step.succeeded(), "the step has to be there at once");
        return step.result();
    }

    static String challenge(SaslStep step) {
        return new String(assertInstanceOf(Challenge.class, step).data(), StandardCharsets.UTF_8);
    }

    static Success success(SaslStep step) {
        return assertInstanceOf(Success.class, step);
    }

    static String additionalData(SaslStep step) {
        return new String(success(step).additionalData(), StandardCharsets.UTF_8);
    }

    static void assertFails(SaslErrorCondition condition, SaslStep step) {
        assertEquals(condition, assertInstanceOf(Failure.class, step).condition());
    }
}
