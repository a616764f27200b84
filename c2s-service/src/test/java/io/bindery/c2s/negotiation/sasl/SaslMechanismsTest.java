package io.bindery.c2s.negotiation.sasl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.error.SaslErrorCondition;
import io.bindery.model.scram.ScramHash;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class SaslMechanismsTest {
    private final KnownAccounts accounts = new KnownAccounts();

    @Test
    void offersTheStrongestFirst(Vertx vertx) {
        assertEquals(
                List.of(
                        "SCRAM-SHA-512-PLUS",
                        "SCRAM-SHA-256-PLUS",
                        "SCRAM-SHA-1-PLUS",
                        "SCRAM-SHA-512",
                        "SCRAM-SHA-256",
                        "SCRAM-SHA-1",
                        "PLAIN"),
                Streams.mechanisms(accounts, vertx).offered(Streams.BINDINGS, true));
    }

    @Test
    void offersNoPasswordInTheClearAndNoBindingToNothing(Vertx vertx) {
        assertEquals(
                List.of("SCRAM-SHA-512", "SCRAM-SHA-256", "SCRAM-SHA-1"),
                Streams.mechanisms(accounts, vertx).offered(ChannelBindings.NONE, false));
    }

    @Test
    void offersWhatThePolicyAllows(Vertx vertx) {
        SaslPolicy policy = new SaslPolicy(false, Set.of(ScramHash.SHA_256), 1000);
        SaslMechanisms mechanisms = new SaslMechanisms(accounts, vertx, policy);
        assertEquals(List.of("SCRAM-SHA-256-PLUS", "SCRAM-SHA-256"), mechanisms.offered(Streams.BINDINGS, true));
        SaslContext context = Streams.context(List.of("PLAIN", "SCRAM-SHA-1"), Streams.BINDINGS, null);
        assertTrue(mechanisms.start("PLAIN", context).isEmpty());
        assertTrue(mechanisms.start("SCRAM-SHA-1", context).isEmpty());
    }

    @Test
    void startsOnlyWhatWasAdvertised(Vertx vertx) {
        SaslMechanisms mechanisms = Streams.mechanisms(accounts, vertx);
        SaslContext context = Streams.context(List.of("SCRAM-SHA-1"), Streams.BINDINGS, null);
        assertTrue(mechanisms.start("SCRAM-SHA-1", context).isPresent());
        assertTrue(mechanisms.start("SCRAM-SHA-1-PLUS", context).isEmpty());
        assertTrue(mechanisms.start("PLAIN", context).isEmpty());
        assertTrue(mechanisms.start("scram-sha-1", context).isEmpty());
    }

    @Test
    void needsAHashAndALength() {
        assertThrows(IllegalArgumentException.class, () -> new SaslPolicy(true, Set.of(), 1000));
        assertThrows(IllegalArgumentException.class, () -> new SaslPolicy(true, Set.of(ScramHash.SHA_1), 0));
    }

    @Test
    void asksForKeysOfTheMechanismsHash(Vertx vertx) {
        SaslMechanisms mechanisms = Streams.mechanisms(accounts, vertx);
        for (ScramHash hash : ScramHash.values()) {
            SaslExchange exchange = mechanisms
                    .start(hash.mechanism(), Streams.unbound(mechanisms))
                    .orElseThrow();
            Steps.challenge(Steps.say(exchange, "n,,n=juliet,r=abc"));
        }
        assertEquals(
                List.of(ScramHash.values()),
                accounts.asked.stream().map(request -> request.hash()).toList());
    }

    @Test
    void failsForNowWhenNobodyCanBeAskedForKeys(Vertx vertx) {
        SaslMechanisms mechanisms = Streams.mechanisms(accounts, vertx);
        accounts.reachable = false;
        for (String message : List.of("n,,n=juliet,r=abc", "\0juliet\0pencil")) {
            String mechanism = message.startsWith("n") ? "SCRAM-SHA-256" : "PLAIN";
            SaslExchange exchange =
                    mechanisms.start(mechanism, Streams.unbound(mechanisms)).orElseThrow();
            Steps.assertFails(SaslErrorCondition.TEMPORARY_AUTH_FAILURE, Steps.say(exchange, message));
        }
    }

    @Test
    void boundsResponsesByThePolicy(Vertx vertx) {
        String first = "n,,n=juliet,r=abc";
        for (int limit : List.of(first.length() - 1, first.length())) {
            SaslPolicy policy = new SaslPolicy(false, Set.of(ScramHash.SHA_1), limit);
            SaslMechanisms mechanisms = new SaslMechanisms(accounts, vertx, policy);
            SaslExchange exchange =
                    mechanisms.start("SCRAM-SHA-1", Streams.unbound(mechanisms)).orElseThrow();
            SaslStep step = Steps.say(exchange, first);
            assertEquals(limit == first.length(), step instanceof SaslStep.Challenge);
        }
    }
}
