package io.bindery.c2s.negotiation.sasl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.ongres.scram.client.ScramClient;
import com.ongres.scram.common.exception.ScramException;
import io.bindery.model.error.SaslErrorCondition;
import io.bindery.model.scram.ScramHash;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that is not ours: OnGres scram-client. */
@ExtendWith(VertxExtension.class)
class ScramClientInteropTest {
    private static final String PASSWORD = "pencil = mightier, by far";

    private final KnownAccounts accounts = new KnownAccounts().with("juliet@example.org", PASSWORD);

    static Stream<ScramVariant> variants() {
        return Stream.of(ScramHash.values())
                .flatMap(hash -> Stream.of(new ScramVariant(hash, false), new ScramVariant(hash, true)));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void bothSidesTrustEachOther(ScramVariant variant) throws ScramException {
        ScramClient client = client(variant);
        SaslContext context = Streams.context(List.of(variant.mechanism()), Streams.BINDINGS, null);
        SaslExchange exchange =
                new SaslAttempt(new ScramDialogue(variant, context, accounts, new NonceSource(), ""), 1000);
        client.serverFirstMessage(
                Steps.challenge(Steps.say(exchange, client.clientFirstMessage().toString())));
        SaslStep end = Steps.say(exchange, client.clientFinalMessage().toString());
        client.serverFinalMessage(Steps.additionalData(end));
        assertEquals("juliet@example.org", Steps.success(end).user().toString());
    }

    /** This client does not sign XEP-0474's attribute: the same as when somebody on the way had cut it out. */
    @Test
    void failsWhoSignsAChallengeWithoutTheDowngradeHash(Vertx vertx) throws ScramException {
        ScramClient client = client(new ScramVariant(ScramHash.SHA_1, false));
        SaslMechanisms mechanisms = Streams.mechanisms(accounts, vertx);
        SaslExchange exchange =
                mechanisms.start("SCRAM-SHA-1", Streams.unbound(mechanisms)).orElseThrow();
        client.serverFirstMessage(
                Steps.challenge(Steps.say(exchange, client.clientFirstMessage().toString())));
        Steps.assertFails(
                SaslErrorCondition.NOT_AUTHORIZED,
                Steps.say(exchange, client.clientFinalMessage().toString()));
    }

    private static ScramClient client(ScramVariant variant) {
        var builder = ScramClient.builder()
                .advertisedMechanisms(List.of(variant.mechanism()))
                .username("juliet")
                .password(PASSWORD.toCharArray());
        String type = TlsChannelBindings.EXPORTER;
        return variant.plus()
                ? builder.channelBinding(type, Streams.BINDINGS.data().get(type))
                        .build()
                : builder.build();
    }
}
