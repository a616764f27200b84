package io.bindery.c2s.negotiation.sasl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.error.SaslErrorCondition;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exchanges as streams start them, with everything that has to make them fail. */
@ExtendWith(VertxExtension.class)
class ScramExchangeTest {
    private static final String PASSWORD = "pencil";
    private static final String UNBOUND = "n,,";

    private final KnownAccounts accounts = new KnownAccounts().with("juliet@example.org", PASSWORD);
    private SaslMechanisms mechanisms;

    @BeforeEach
    void setUp(Vertx vertx) {
        mechanisms = Streams.mechanisms(accounts, vertx);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SCRAM-SHA-1        | n,,",
                "SCRAM-SHA-256      | n,,",
                "SCRAM-SHA-512      | n,,",
                "SCRAM-SHA-1-PLUS   | p=tls-exporter,,",
                "SCRAM-SHA-256-PLUS | p=tls-server-end-point,,",
                "SCRAM-SHA-512-PLUS | p=tls-exporter,,"
            })
    void authenticatesWithOneLookUp(String mechanism, String header) {
        ScramCaller caller = new ScramCaller(mechanism, header, "juliet", PASSWORD);
        SaslExchange exchange =
                mechanisms.start(mechanism, Streams.bound(mechanisms)).orElseThrow();
        SaslStep end = finish(exchange, caller);
        caller.assertTrusts(Steps.additionalData(end));
        assertEquals("juliet@example.org", Steps.success(end).user().toString());
        assertEquals(1, accounts.asked.size());
    }

    @Test
    void asksToStartWhoSentNoInitialResponse() {
        SaslExchange exchange = unbound();
        assertEquals("", Steps.challenge(exchange.begin()));
        Steps.success(finish(exchange, caller(UNBOUND)));
    }

    @Test
    void passesOverExtensionsOfTheClient() {
        SaslExchange exchange = unbound();
        ScramCaller caller = caller(UNBOUND);
        String challenge = Steps.challenge(Steps.say(exchange, caller.first()));
        Steps.success(Steps.say(exchange, caller.last(challenge, ",x=19C6532F,Y=a=b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Juliet", "juliet@example.org", "JULIET@EXAMPLE.org", "ｊｕｌｉｅｔ"})
    void normalisesTheUserName(String name) {
        SaslStep end = finish(unbound(), new ScramCaller("SCRAM-SHA-1", UNBOUND, name, PASSWORD));
        assertEquals("juliet@example.org", Steps.success(end).user().toString());
    }

    @Test
    void decodesEqualsSignsInTheUserName() {
        accounts.with("a=b@example.org", PASSWORD);
        SaslStep end = finish(unbound(), new ScramCaller("SCRAM-SHA-1", UNBOUND, "a=3Db", PASSWORD));
        assertEquals("a=b@example.org", Steps.success(end).user().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"n,a=juliet@example.org,", "n,a=Juliet@Example.ORG,", "y,a=juliet@example.org,"})
    void allowsToActAsOneself(String header) {
        Steps.success(finish(unbound(), caller(header)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n,a=romeo@example.org,",
                "n,a=juliet@example.net,",
                "n,a=juliet@example.org/balcony,",
                "n,a=juliet,",
                "n,a=@@,"
            })
    void refusesToActForAnother(String header) {
        Steps.assertFails(
                SaslErrorCondition.INVALID_AUTHZID,
                Steps.say(unbound(), caller(header).first()));
        assertTrue(accounts.asked.isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "romeo@example.org | n,,                     | NOT_AUTHORIZED",
                "romeo@example.org | n,a=juliet@example.org, | INVALID_AUTHZID",
                "romeo@example.org | n,a=romeo@example.org,  | INVALID_AUTHZID"
            })
    void refusesWhoOpenedTheStreamAsAnother(String from, String header, SaslErrorCondition condition) {
        SaslExchange exchange =
                mechanisms.start("SCRAM-SHA-1", Streams.from(from)).orElseThrow();
        Steps.assertFails(condition, Steps.say(exchange, caller(header).first()));
        assertTrue(accounts.asked.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"juliet@example.org", "juliet@example.org/balcony", "example.org"})
    void acceptsWhoOpenedTheStreamAsItself(String from) {
        SaslExchange exchange =
                mechanisms.start("SCRAM-SHA-1", Streams.from(from)).orElseThrow();
        Steps.success(finish(exchange, caller(UNBOUND)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SCRAM-SHA-1      | y,,                      | NOT_AUTHORIZED",
                "SCRAM-SHA-1      | p=tls-exporter,,         | MALFORMED_REQUEST",
                "SCRAM-SHA-1-PLUS | n,,                      | MALFORMED_REQUEST",
                "SCRAM-SHA-1-PLUS | y,,                      | MALFORMED_REQUEST",
                "SCRAM-SHA-1-PLUS | p=tls-unique,,           | NOT_AUTHORIZED"
            })
    void refusesFlagsThatContradictTheOffer(String mechanism, String header, SaslErrorCondition condition) {
        SaslExchange exchange =
                mechanisms.start(mechanism, Streams.bound(mechanisms)).orElseThrow();
        Steps.assertFails(condition, Steps.say(exchange, caller(header).first()));
        assertTrue(accounts.asked.isEmpty());
    }

    @Test
    void believesThatNoBindingWasSeenWhereNoneWasOffered() {
        Steps.success(finish(unbound(), caller("y,,")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c=biws,r=NONCEx", "c=biws,r=" + ScramCaller.NONCE, "c=eSws,r=NONCE", "c=biwsYQ==,r=NONCE"})
    void refusesRightfulProofsOverAnotherNonceOrBinding(String withoutProof) {
        SaslExchange exchange = unbound();
        ScramCaller caller = caller(UNBOUND);
        String challenge = Steps.challenge(Steps.say(exchange, caller.first()));
        String start = withoutProof.replace("NONCE", ScramCaller.attribute(challenge, "r="));
        Steps.assertFails(SaslErrorCondition.NOT_AUTHORIZED, Steps.say(exchange, caller.lastOver(challenge, start)));
    }

    @Test
    void refusesTheBindingOfAnotherConnection() {
        SaslExchange exchange =
                mechanisms.start("SCRAM-SHA-1-PLUS", Streams.bound(mechanisms)).orElseThrow();
        ScramCaller caller = caller("p=tls-exporter,,");
        String challenge = Steps.challenge(Steps.say(exchange, caller.first()));
        String other = "c=" + ScramCaller.base64(Steps.bytes("p=tls-exporter,,other material")) + ",r="
                + ScramCaller.attribute(challenge, "r=");
        Steps.assertFails(SaslErrorCondition.NOT_AUTHORIZED, Steps.say(exchange, caller.lastOver(challenge, other)));
    }

    @Test
    void refusesAReplayedEnd() {
        ScramCaller caller = caller(UNBOUND);
        SaslExchange first = unbound();
        String last = caller.last(Steps.challenge(Steps.say(first, caller.first())));
        Steps.success(Steps.say(first, last));
        SaslExchange second = unbound();
        Steps.challenge(Steps.say(second, caller.first()));
        Steps.assertFails(SaslErrorCondition.NOT_AUTHORIZED, Steps.say(second, last));
    }

    @Test
    void makesANewNonceForEachAttempt() {
        Set<String> nonces = Stream.generate(
                        () -> Steps.say(unbound(), caller(UNBOUND).first()))
                .limit(50)
                .map(step -> ScramCaller.attribute(Steps.challenge(step), "r="))
                .collect(Collectors.toSet());
        assertEquals(50, nonces.size());
    }

    @Test
    void tellsAnUnknownAccountFromAWrongPasswordByNothing() {
        List<SaslStep> known = attempt("juliet");
        List<SaslStep> unknown = attempt("rosaline");
        String knownChallenge = Steps.challenge(known.get(0));
        String unknownChallenge = Steps.challenge(unknown.get(0));
        assertEquals(shape(knownChallenge), shape(unknownChallenge));
        assertEquals(unknownChallenge.length(), knownChallenge.length());
        assertEquals(known.get(1), unknown.get(1));
        Steps.assertFails(SaslErrorCondition.NOT_AUTHORIZED, unknown.get(1));
        assertEquals(2, accounts.asked.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"juliet@example.net", "juliet@example.org/balcony", "jul iet", "@example.org", "a=2Cb@c@d", "a/b"
            })
    void refusesNamesThatNoAccountHasLikeAWrongPassword(String name) {
        SaslStep refused = Steps.say(unbound(), new ScramCaller("SCRAM-SHA-1", UNBOUND, name, PASSWORD).first());
        assertEquals(attempt("juliet").get(1), refused);
    }

    @Test
    void hashesTheListsOfTheProfileInUse() {
        SaslContext sasl2 = Streams.bound(mechanisms);
        SaslContext classic = Streams.unbound(mechanisms);
        assertNotEquals(downgradeHash(sasl2), downgradeHash(classic));
        assertEquals(downgradeHash(classic), downgradeHash(classic));
    }

    private String downgradeHash(SaslContext context) {
        SaslExchange exchange = mechanisms.start("SCRAM-SHA-1", context).orElseThrow();
        return ScramCaller.attribute(
                Steps.challenge(Steps.say(exchange, caller(UNBOUND).first())), "h=");
    }

    private List<SaslStep> attempt(String name) {
        SaslExchange exchange = unbound();
        ScramCaller caller = new ScramCaller("SCRAM-SHA-1", UNBOUND, name, "wrong");
        SaslStep challenge = Steps.say(exchange, caller.first());
        return List.of(challenge, Steps.say(exchange, caller.last(Steps.challenge(challenge))));
    }

    private static List<String> shape(String message) {
        return Stream.of(message.split(",")).map(part -> part.substring(0, 2)).toList();
    }

    private static SaslStep finish(SaslExchange exchange, ScramCaller caller) {
        String challenge = Steps.challenge(Steps.say(exchange, caller.first()));
        return Steps.say(exchange, caller.last(challenge));
    }

    private static ScramCaller caller(String header) {
        return new ScramCaller("SCRAM-SHA-1", header, "juliet", PASSWORD);
    }

    private SaslExchange unbound() {
        return mechanisms.start("SCRAM-SHA-1", Streams.unbound(mechanisms)).orElseThrow();
    }
}
