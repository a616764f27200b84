package io.bindery.c2s.negotiation.sasl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.error.SaslErrorCondition;
import io.bindery.model.scram.ScramHash;
import io.bindery.model.scram.ScramKeys;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class PlainExchangeTest {
    private final KnownAccounts accounts = new KnownAccounts().with("juliet@example.org", "pencil");
    private SaslMechanisms mechanisms;

    @BeforeEach
    void setUp(Vertx vertx) {
        mechanisms = Streams.mechanisms(accounts, vertx);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0juliet\0pencil",
                "juliet@example.org\0juliet\0pencil",
                "\0Juliet@example.org\0pencil",
                "\0juliet\0ｐencil"
            })
    void authenticates(String message, VertxTestContext test) {
        say(message)
                .onComplete(test.succeeding(step -> test.verify(() -> {
                    SaslStep.Success success = Steps.success(step);
                    assertEquals("juliet@example.org", success.user().toString());
                    assertNull(success.additionalData());
                    assertEquals(ScramHash.SHA_512, accounts.asked.get(0).hash());
                    assertEquals(1, accounts.asked.size());
                    test.completeNow();
                })));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0juliet\0Pencil", "\0rosaline\0pencil", "\0juliet\0pen\u0007cil", "\0jul iet\0pencil"})
    void saysTheSameToUnknownAccountsAndWrongPasswords(String message, VertxTestContext test) {
        say(message)
                .onComplete(test.succeeding(step -> test.verify(() -> {
                    assertEquals(SaslFailures.WRONG_CREDENTIALS, step);
                    test.completeNow();
                })));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "juliet", "juliet\0pencil", "\0juliet\0", "\0\0pencil", "\0juliet\0pen\0cil"})
    void refusesMalformedMessages(String message) {
        Steps.assertFails(SaslErrorCondition.MALFORMED_REQUEST, Steps.now(say(message)));
        assertTrue(accounts.asked.isEmpty());
    }

    @Test
    void refusesToActForAnother() {
        Steps.assertFails(SaslErrorCondition.INVALID_AUTHZID, Steps.now(say("romeo@example.org\0juliet\0pencil")));
        SaslExchange exchange =
                mechanisms.start("PLAIN", Streams.from("romeo@example.org")).orElseThrow();
        Steps.assertFails(SaslErrorCondition.NOT_AUTHORIZED, Steps.say(exchange, "\0juliet\0pencil"));
        assertTrue(accounts.asked.isEmpty());
    }

    @Test
    void hashesOffTheEventLoopAndAnswersOnIt(Vertx vertx, VertxTestContext test) {
        Context context = vertx.getOrCreateContext();
        context.runOnContext(start -> say("\0juliet\0pencil")
                .onComplete(test.succeeding(step -> test.verify(() -> {
                    Steps.success(step);
                    assertEquals(context, Vertx.currentContext());
                    assertTrue(Context.isOnEventLoopThread());
                    test.completeNow();
                }))));
    }

    @Test
    void turnsAwayWhoWouldHaveToWaitTooLong(Vertx vertx, VertxTestContext test) {
        PasswordCheck check = new PasswordCheck(vertx, ScramHash.SHA_1, 1);
        ScramKeys keys = ScramKeys.derive(ScramHash.SHA_1, "pencil", KnownAccounts.SALT, KnownAccounts.ITERATIONS);
        CountDownLatch workersBusy = occupyWorkers(vertx);
        Future<PasswordCheck.Result> first = check.verify("pencil", keys);
        Future<PasswordCheck.Result> second = check.verify("pencil", keys);
        assertFalse(first.isComplete());
        assertEquals(PasswordCheck.Result.BUSY, second.result());
        workersBusy.countDown();
        first.compose(result -> {
                    assertEquals(PasswordCheck.Result.RIGHT, result);
                    return check.verify("pencil", keys);
                })
                .onComplete(test.succeeding(third -> test.verify(() -> {
                    assertEquals(PasswordCheck.Result.RIGHT, third);
                    test.completeNow();
                })));
    }

    /** All workers wait for the latch, so that a check cannot end before the next one comes. */
    private static CountDownLatch occupyWorkers(Vertx vertx) {
        CountDownLatch latch = new CountDownLatch(1);
        for (int worker = 0; worker < VertxOptions.DEFAULT_WORKER_POOL_SIZE; worker++) {
            vertx.executeBlocking(
                    () -> {
                        latch.await();
                        return null;
                    },
                    false);
        }
        return latch;
    }

    private Future<SaslStep> say(String message) {
        SaslContext context = Streams.context(List.of("PLAIN"), ChannelBindings.NONE, null);
        return mechanisms.start("PLAIN", context).orElseThrow().respond(Steps.bytes(message));
    }
}
