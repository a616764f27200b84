package io.bindery.c2s.negotiation.sasl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.error.SaslErrorCondition;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What breaks the grammar of RFC 5802 7; nobody is asked for keys because of a beginning like that. */
@ExtendWith(VertxExtension.class)
class ScramMalformedTest {
    private final KnownAccounts accounts = new KnownAccounts().with("juliet@example.org", "pencil");
    private SaslExchange exchange;

    @BeforeEach
    void setUp(Vertx vertx) {
        SaslMechanisms mechanisms = Streams.mechanisms(accounts, vertx);
        exchange = mechanisms.start("SCRAM-SHA-1", Streams.unbound(mechanisms)).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "n,,",
                "n,,n=juliet",
                "n,,n=,r=abc",
                "n,,n=juliet,r=",
                "n,,r=abc,n=juliet",
                "n,,n=juliet,r=a b",
                "n,,n=juliet,r=é",
                "n,,m=ext,n=juliet,r=abc",
                "n,,n=juliet,r=abc,m=ext",
                "n,,n=juliet,r=abc,",
                "n,,n=juliet,r=abc,x",
                "n,,n=juliet,r=abc,1=x",
                "n,,n=jul=2Diet,r=abc",
                "n,,n=juliet=,r=abc",
                "n,a=,n=juliet,r=abc",
                "n,a=j=2,n=juliet,r=abc",
                "n,b=juliet,n=juliet,r=abc",
                "n=tls-exporter,,n=juliet,r=abc",
                "p,,n=juliet,r=abc",
                "p=,,n=juliet,r=abc",
                "x,,n=juliet,r=abc"
            })
    void refusesMalformedBeginnings(String message) {
        Steps.assertFails(SaslErrorCondition.MALFORMED_REQUEST, Steps.say(exchange, message));
        assertTrue(accounts.asked.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c=biws",
                "c=biws,r=NONCE",
                "c=biws,p=AAAA",
                "r=NONCE,c=biws,p=AAAA",
                "c=b*ws,r=NONCE,p=AAAA",
                "c=biws,r=NONCE,p=",
                "c=biws,r=NONCE,p=*",
                "c=biws,r=NONCE,p=AAAA",
                "c=biws,r=NONCE,x,p=AAAA",
                "c=biws,r=NONCE,m=x,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
                "c=biws,r=NONCE,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=,x=y"
            })
    void refusesMalformedEnds(String message) {
        String challenge = Steps.challenge(Steps.say(exchange, "n,,n=juliet,r=abc"));
        String last = message.replace("NONCE", ScramCaller.attribute(challenge, "r="));
        Steps.assertFails(SaslErrorCondition.MALFORMED_REQUEST, Steps.say(exchange, last));
    }
}
