package io.bindery.c2s.negotiation.sasl;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever a client sends, it gets a step; a seed makes each run the same. */
@ExtendWith(VertxExtension.class)
class SaslGarbageTest {
    private static final long SEED = 5802;
    private static final List<Rightful> RIGHTFUL = List.of(
            new Rightful("SCRAM-SHA-1", "n,,n=juliet,r=abc"),
            new Rightful("SCRAM-SHA-1", "n,a=juliet@example.org,n=juliet@example.org,r=abc"),
            new Rightful("SCRAM-SHA-1-PLUS", "p=tls-exporter,,n=juliet,r=abc"),
            new Rightful("PLAIN", "\0juliet\0pencil"),
            new Rightful("PLAIN", "juliet@example.org\0juliet\0pencil"));
    private static final int ROUNDS = 5_000;
    // What grammars, addresses and encodings stumble over, an unpaired surrogate included.
    private static final List<String> NASTY = List.of(
            ",",
            "=",
            "=2C",
            "=3D",
            "@",
            "/",
            "\0",
            "\r\n",
            " ",
            "\u00df",
            "\u0130",
            "\u200d",
            "\u202e",
            "\ud800",
            "\ud83d\ude00",
            "\uffff",
            "\ufdfa",
            ".",
            "..",
            "[::1]",
            "xn--",
            "p=",
            "m=",
            "n=",
            "r=",
            "a=",
            "c=",
            "\\20");

    private final Random random = new Random(SEED);
    private final KnownAccounts accounts = new KnownAccounts();

    @Test
    void answersAnyGarbageWithAStep(Vertx vertx) {
        // Every name would have keys made up, slowly; who cannot be asked answers at once.
        accounts.reachable = false;
        SaslMechanisms mechanisms = Streams.mechanisms(accounts, vertx);
        SaslContext context = Streams.bound(mechanisms);
        for (int round = 0; round < ROUNDS; round++) {
            Rightful rightful = RIGHTFUL.get(random.nextInt(RIGHTFUL.size()));
            SaslExchange exchange =
                    mechanisms.start(rightful.mechanism(), context).orElseThrow();
            byte[] garbage = random.nextInt(8) == 0 ? noise() : mutation(rightful.message());
            SaslStep step = Steps.now(exchange.respond(garbage));
            assertInstanceOf(SaslStep.Failure.class, step);
        }
        assertTrue(accounts.asked.size() > ROUNDS / 20, "many mutations have to reach the look-up");
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] mutation(String rightful) {
        StringBuilder message = new StringBuilder(rightful);
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = random.nextInt(message.length() + 1);
            message.insert(at, NASTY.get(random.nextInt(NASTY.size())));
        }
        return message.toString().getBytes(StandardCharsets.UTF_8);
    }

    private record Rightful(String mechanism, String message) {}
}
